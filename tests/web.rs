//! The boundary to JavaScript in a real browser: what crosses it, and the network call.
//!
//! `make test` runs it in headless Chromium; so does `wasm-pack test --headless --chrome`.
#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used)]

use js_sys::{Function, JSON, JsString, Promise, Reflect, Uint8Array, global};
use tokenwright::js::{
    assert_safe, operation_request, operation_response, operation_send, prepare_purchase, purchase_reads, take_error,
    write_arguments,
};
use tokenwright::tree::Tree;
use tokenwright::{flat, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::AbortController;

wasm_bindgen_test_configure!(run_in_browser);

const ANSWER: &str = include_str!("fixtures/apex-create-token-by-external-id.json");
const PARAMS: &str = r#"{"external_id":"a/b","is_all_market":true}"#;
const CONFIG: &str = r#"{"baseUrl":"http://127.0.0.1:9","accessToken":"planted-secret"}"#;

fn read(text: &str) -> Tree<'_> {
    json::read(text.as_bytes()).unwrap()
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

fn string(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap_or_default()
}

fn thrown<T>(result: Result<T, tokenwright::Error>) -> JsValue {
    result.map(drop).unwrap_err().into()
}

/// A function of the browser, by its source.
fn script(parameter: &str, body: &str) -> Function {
    Function::new_with_args(parameter, body)
}

/// Sends a request while `fetch` is this script; says what the promise came to.
async fn send(fetch: &str, options: &str, signal: &JsValue) -> Result<JsValue, JsValue> {
    let global = global();
    let own = get(&global, "fetch");
    Reflect::set(&global, &"fetch".into(), &script("request", fetch)).unwrap();
    let length = write_arguments(&[read(PARAMS), read(CONFIG), read(options)]);
    let sent = operation_send(0, length, signal.clone());
    let result = match sent {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error.into()),
    };
    Reflect::set(&global, &"fetch".into(), &own).unwrap();
    result
}

fn respond(status: u16, body: &str, headers: &str) -> String {
    let body = JsString::from(body);
    format!("return new Response({}, {{ status: {status}, headers: {headers} }})", text(&body))
}

const NEVER: &str = "return new Promise(() => {})";

#[wasm_bindgen_test]
fn a_request_crosses() {
    let request = operation_request(0, write_arguments(&[read(PARAMS), read(CONFIG)])).unwrap();
    assert_eq!(string(&request, "url"), "http://127.0.0.1:9/api/v1/integration/tokens/external/a%2Fb");
    assert_eq!(
        text(&get(&request, "headers")),
        r#"{"Authorization":"Bearer planted-secret","Content-Type":"application/json","X-Target-Server":"integration"}"#
    );
    let init = web_sys::Request::new_with_str_and_init(&string(&request, "url"), request.unchecked_ref()).unwrap();
    assert_eq!((init.method(), init.url()), ("POST".into(), string(&request, "url")));
}

#[wasm_bindgen_test]
fn faults_cross_as_plain_data() {
    let error = thrown(operation_request(0, write_arguments(&[Tree::Foreign("a Map".into()), read(CONFIG)])));
    assert_eq!(
        text(&error),
        r#"{"code":"invalid_argument","message":"expected an object, got a Map","issues":[{"path":"","code":"wrong_type","message":"expected an object, got a Map"}]}"#
    );
    assert_eq!(operation_response(0, write_arguments(&[Tree::Number("404".into()), Tree::Text("{}".into())])), -1);
    let error = take_error();
    assert!(take_error().is_undefined());
    assert_eq!((string(&error, "code"), get(&error, "status").as_f64()), ("api".to_owned(), Some(404.0)));
    // Neither a number of arguments that does not fit nor one out of range can trap.
    for length in [0, 1, usize::MAX] {
        assert_eq!(string(&thrown(operation_request(0, length)), "code"), "invalid_argument");
        assert_eq!(string(&thrown(operation_request(9, length)), "code"), "invalid_argument");
    }
}

#[wasm_bindgen_test]
fn a_purchase_crosses() {
    let token = read(ANSWER);
    let answer = tokenwright::api::CREATE_TOKEN_BY_EXTERNAL_ID.response(201, ANSWER.as_bytes()).unwrap();
    assert!(token.get("value").is_some());
    let intent = r#"{"buyer":"0x70997970C51812dc3A010C7d01b50e0d17dc79C8","quantity":"5"}"#;
    let reads = purchase_reads(write_arguments(&[answer.clone(), read(intent)])).unwrap();
    assert_eq!(get(&reads, "length").as_f64(), Some(6.0));
    let error = thrown(prepare_purchase(write_arguments(&[answer, read(intent), read("{}")])));
    assert_eq!(string(&error, "code"), "invalid_argument");
    let error = thrown(assert_safe(write_arguments(&[Tree::Null])));
    assert_eq!(string(&error, "code"), "invalid_argument");
}

#[wasm_bindgen_test]
async fn an_answer_arrives_lossless() {
    let bytes = send(&respond(201, ANSWER, "{}"), "{}", &JsValue::UNDEFINED).await.unwrap();
    let bytes = bytes.unchecked_into::<Uint8Array>().to_vec();
    let values = flat::read(&bytes).unwrap();
    assert_eq!(values.first().unwrap().get("value").unwrap().text(), Some("0.00044000000000000007"));
}

#[wasm_bindgen_test]
async fn a_request_is_sent_without_credentials_referrer_cache_or_redirects() {
    let fetch = "return new Response(JSON.stringify({ error: [request.method, request.credentials, request.cache, request.redirect, request.referrerPolicy, request.headers.get('x-target-server')].join() }), { status: 400 })";
    let error = send(fetch, "{}", &JsValue::UNDEFINED).await.unwrap_err();
    assert_eq!(string(&error, "message"), "POST,omit,no-store,manual,no-referrer,integration");
}

#[wasm_bindgen_test]
async fn refusals_keep_status_and_request_id_but_no_secret() {
    let body = r#"{"error":{"code":"E","message":"bad token planted-secret"}}"#;
    let error = send(&respond(401, body, "{ 'x-request-id': 'r1' }"), "{}", &JsValue::UNDEFINED).await.unwrap_err();
    assert_eq!(
        text(&error),
        r#"{"code":"api","message":"bad token [redacted]","status":401,"apiCode":"E","requestId":"r1"}"#
    );
}

#[wasm_bindgen_test]
async fn bodies_are_read_as_bytes() {
    for (bytes, code) in
        [("0xEF,0xBB,0xBF,0x7B,0x7D", "byte_order_mark"), ("0x22,0xFF,0x22", "bad_utf8"), ("", "syntax")]
    {
        let fetch = format!("return new Response(new Uint8Array([{bytes}]), {{ status: 200 }})");
        let error = send(&fetch, "{}", &JsValue::UNDEFINED).await.unwrap_err();
        assert_eq!(string(&error, "code"), "invalid_response");
        assert_eq!(string(&get(&get(&error, "issues"), "0"), "code"), code);
    }
}

#[wasm_bindgen_test]
async fn an_endless_body_is_cut_off() {
    let fetch = "return new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(1 << 20)) } }))";
    let error = send(fetch, "{}", &JsValue::UNDEFINED).await.unwrap_err();
    assert_eq!(string(&get(&get(&error, "issues"), "0"), "code"), "too_large");
}

#[wasm_bindgen_test]
async fn whatever_fetch_throws_is_a_network_error() {
    for (fetch, cause) in [
        ("return Promise.reject('text')", "Error: text"),
        ("return Promise.reject(undefined)", "Error: something that is no error was thrown"),
        ("throw 7", "Error: something that is no error was thrown"),
        ("return Promise.reject(new TypeError('x planted-secret'))", "Error: x [redacted]"),
        (
            "return Promise.reject(new Error('y', { cause: { code: 'ECONNRESET', data: 'planted-secret' } }))",
            "Error: y (ECONNRESET)",
        ),
    ] {
        let error = send(fetch, "{}", &JsValue::UNDEFINED).await.unwrap_err();
        assert_eq!(string(&error, "code"), "network");
        let told = script("cause", "return String(cause)").call1(&JsValue::NULL, &get(&error, "cause"));
        assert_eq!(told.unwrap().as_string().unwrap(), cause);
    }
}

#[wasm_bindgen_test]
async fn whatever_fetch_returns_ends_the_call() {
    let read_already = "return (async () => { const r = new Response('{}'); await r.text(); return r })()";
    for fetch in
        ["return undefined", "return 5", "return { status: 500 }", "return Promise.resolve(null)", read_already]
    {
        let error = send(fetch, "{}", &JsValue::UNDEFINED).await.unwrap_err();
        assert_eq!(string(&error, "code"), "network", "{fetch}");
    }
}

#[wasm_bindgen_test]
async fn an_unreachable_server_is_a_network_error() {
    let own = "return self.own(request)";
    Reflect::set(&global(), &"own".into(), &get(&global(), "fetch").unchecked_into::<Function>().bind0(&global()))
        .unwrap();
    let error = send(own, "{}", &JsValue::UNDEFINED).await.unwrap_err();
    assert_eq!(string(&error, "code"), "network");
    assert!(get(&error, "cause").is_instance_of::<js_sys::Error>());
}

#[wasm_bindgen_test]
async fn time_runs_out() {
    let slow_body = "return new Response(new ReadableStream({ pull() { return new Promise(() => {}) } }))";
    for fetch in [NEVER, slow_body] {
        let error = send(fetch, r#"{"timeoutMs":20}"#, &JsValue::UNDEFINED).await.unwrap_err();
        assert_eq!(string(&error, "code"), "timeout");
    }
    for options in [r#"{"timeoutMs":0}"#, r#"{"timeoutMs":1.5}"#, r#"{"timeoutMs":2147483648}"#] {
        let error = send(NEVER, options, &JsValue::UNDEFINED).await.unwrap_err();
        assert_eq!(string(&get(&get(&error, "issues"), "0"), "path"), "options.timeoutMs");
    }
}

#[wasm_bindgen_test]
async fn a_signal_of_any_reason_ends_the_call() {
    let reasons = ["'text'", "undefined", "null", "7", "new Error('x')", "Symbol()", "{ a: 1 }", "(() => {})"];
    for reason in reasons {
        let reason = script("", &format!("return {reason}")).call0(&JsValue::NULL).unwrap();
        for before in [true, false] {
            let controller = AbortController::new().unwrap();
            let abort = || controller.abort_with_reason(&reason);
            if before {
                abort();
            }
            let signal = controller.signal();
            let call = send(NEVER, "{}", &signal);
            let later = async {
                JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
                abort();
                // Never: the call is what ends.
                std::future::pending::<()>().await;
            };
            let error = first(call, later).await.unwrap_err();
            assert_eq!(string(&error, "code"), "aborted");
            assert_eq!(get(&error, "cause"), signal.reason());
        }
    }
}

#[wasm_bindgen_test]
async fn a_signal_is_checked() {
    let throwing = "{ aborted: false, addEventListener() { throw 1 } }";
    for signal in ["1", "{}", "'abort'", "{ aborted: false }", throwing] {
        let signal = script("", &format!("return {signal}")).call0(&JsValue::NULL).unwrap();
        let error = send(NEVER, "{}", &signal).await.unwrap_err();
        assert_eq!(string(&get(&get(&error, "issues"), "0"), "path"), "options.signal");
    }
}

/// Polls both; the first one's output is what counts.
async fn first<T>(call: impl Future<Output = T>, other: impl Future<Output = ()>) -> T {
    let (mut call, mut other) = (Box::pin(call), Box::pin(other));
    std::future::poll_fn(|context| {
        let polled = call.as_mut().poll(context);
        if polled.is_pending() {
            let _ = other.as_mut().poll(context);
        }
        polled
    })
    .await
}
