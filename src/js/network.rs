//! The network call of an operation, through gloo-net.

use std::cell::Cell;

use gloo_net::http::{Headers, Response};
use js_sys::{Date, Math, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::{
    AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, Request, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, ResponseType,
};

use super::buffer::with_arguments;
use super::operations::operation;
use super::stop::{CallerSignal, Failure, Stop};
use crate::api::Operation;
use crate::error::{Code, Error, Result};
use crate::flat;
use crate::http::{HttpRequest, Method, Options, retry_wait_ms};
use crate::json;

#[wasm_bindgen]
extern "C" {
    /// gloo-net's own `send` traps where a promise is rejected with anything but an `Error`.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(request: &Request) -> Result<Promise, JsValue>;
}

/// Arguments: params, config, options without the signal. Resolves to the flat answer, as bytes of its own.
#[wasm_bindgen]
pub fn operation_send(number: usize, length: usize, signal: JsValue) -> Result<Promise> {
    let operation = operation(number)?;
    let signal = CallerSignal::read(signal);
    let (request, options, signal) = with_arguments(length, |[params, config, options]| {
        all(operation.request(params, config), Options::read(options), signal)
    })?;
    Ok(future_to_promise(async move { send(operation, &request, options, signal).await.map(JsValue::from) }))
}

/// All three, or every fault of each.
fn all<A, B, C>(a: Result<A>, b: Result<B>, c: Result<C>) -> Result<(A, B, C)> {
    match (a, b, c) {
        (Ok(a), Ok(b), Ok(c)) => Ok((a, b, c)),
        (a, b, c) => {
            let faults = [a.err(), b.err(), c.err()].into_iter().flatten();
            let issues = faults.flat_map(|error| error.issues().to_vec()).collect();
            Err(Error::with_issues(Code::InvalidArgument, issues))
        }
    }
}

/// Sends a GET again where that may help, a POST never.
async fn send(
    operation: &Operation,
    request: &HttpRequest,
    options: Options,
    signal: Option<CallerSignal>,
) -> Result<Uint8Array, JsValue> {
    let secrets = request.secrets();
    let retries = if request.method == Method::Get { options.max_retries } else { 0 };
    let mut attempt = 0;
    loop {
        let stop = Stop::new(signal.as_ref(), Some(options.timeout_ms))?;
        let mut retry_after = None;
        let failed = match send_once(operation, request, &stop, &mut retry_after).await {
            Ok(answer) => return Ok(answer),
            Err(failure) => stop.explain(failure, &secrets),
        };
        let wait =
            (attempt < retries).then(|| retry_wait_ms(&failed.error, attempt, retry_after, Math::random())).flatten();
        let Some(wait) = wait else { return Err(failed.into()) };
        let pause = Stop::new(signal.as_ref(), None)?;
        pause.pause(wait).await.map_err(|failure| pause.explain(failure, &secrets))?;
        attempt += 1;
    }
}

async fn send_once(
    operation: &Operation,
    request: &HttpRequest,
    stop: &Stop,
    retry_after: &mut Option<u64>,
) -> Result<Uint8Array, Failure> {
    stop.check()?;
    let request_of_fetch = build(request, &stop.signal())?;
    let response: Response = stop.race(fetch(&request_of_fetch)?).await?.dyn_into::<web_sys::Response>()?.into();
    if response.type_() == ResponseType::Error {
        return Err(JsValue::UNDEFINED.into());
    }
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(Error::new(Code::Api, "the server answered with a redirect, which is refused").into());
    }
    *retry_after = response.headers().get("retry-after").and_then(|text| wait_asked_for(&text));
    let body = read_body(&response, stop).await?;
    let secrets = request.secrets();
    let answer = operation
        .response_without(response.status(), body.0.as_slice().into(), &secrets)
        .map_err(|error| error.request_id(response.headers().get("x-request-id")).without(&secrets))?;
    Ok(Uint8Array::from(flat::write(&[answer]).as_slice()))
}

/// `Retry-After` (RFC 9110 §10.2.3), seconds or a date, in milliseconds from now; of several the longest.
fn wait_asked_for(text: &str) -> Option<u64> {
    let seconds = |part: &str| {
        let is_digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        is_digits.then(|| part.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(1000))
    };
    if let Some(waits) = text.split(',').map(|part| seconds(part.trim_ascii())).collect::<Option<Vec<_>>>() {
        return waits.into_iter().max();
    }
    // `Date.parse` makes a date of nearly anything: an HTTP date has this length and zone.
    let wait = if text.len() == 29 && text.ends_with(" GMT") { Date::parse(text) - Date::now() } else { f64::NAN };
    (!wait.is_nan()).then_some(wait.max(0.0) as u64)
}

fn build(request: &HttpRequest, signal: &AbortSignal) -> Result<Request, JsValue> {
    let headers = Headers::new();
    for (name, value) in &request.headers {
        headers.set(name, value);
    }
    let init = RequestInit::new();
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    });
    init.set_headers(&headers.into_raw());
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    // "error" would look like a network failure.
    init.set_redirect(RequestRedirect::Manual);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(signal));
    if let Some(body) = &request.body {
        init.set_body(&body.into());
    }
    Request::new_with_str_and_init(&request.url, &init)
}

/// All bodies that are being read take up to so many bytes together: 256 MiB. The memory has an end, and to run into it is a trap.
const MAX_BODIES: usize = 16 * json::MAX_BYTES;

thread_local! {
    /// How many bytes they take.
    static BODIES: Cell<usize> = const { Cell::new(0) };
}

/// The bytes of a body.
#[derive(Default)]
struct Body(Vec<u8>);

impl Body {
    fn extend(&mut self, bytes: &Uint8Array) -> Result<()> {
        let (old, more) = (self.0.len(), bytes.length() as usize);
        if BODIES.get() + more > MAX_BODIES {
            return Err(Error::new(Code::Network, "expected at most 256 MiB of answers at a time"));
        }
        BODIES.set(BODIES.get() + more);
        self.0.resize(old + more, 0);
        bytes.copy_to(self.0.get_mut(old..).unwrap_or_default());
        Ok(())
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        BODIES.set(BODIES.get() - self.0.len());
    }
}

/// Reads the bytes one by one as they come: `.text()` would swallow a byte order mark and bad UTF-8, and has no bound.
async fn read_body(response: &Response, stop: &Stop) -> Result<Body, Failure> {
    let mut body = Body::default();
    let Some(stream) = response.body() else { return Ok(body) };
    // Not `getReader`: what it throws, where somebody has read the body already, would not be caught.
    let reader = ReadableStreamDefaultReader::new(&stream)?;
    loop {
        let chunk = stop.race(reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(body);
        }
        let bytes: Uint8Array = Reflect::get(&chunk, &"value".into())?.dyn_into()?;
        if body.0.len() + bytes.length() as usize > json::MAX_BYTES {
            // The rest of the answer is not wanted, and what becomes of it does not matter.
            stop.abort();
            if !response.ok() {
                // It says no all the same: the status does.
                return Ok(Body::default());
            }
            let message = "expected at most 16 MiB of text";
            let error = Error::at(Code::InvalidResponse, "", "too_large", message).status(response.status());
            return Err(error.into());
        }
        body.extend(&bytes)?;
    }
}
