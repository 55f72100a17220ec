//! The network call of an operation, through gloo-net.

use gloo_net::http::{Headers, Request, RequestBuilder, Response};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestRedirect,
};

use super::buffer::with_arguments;
use super::operations::operation;
use crate::api::Operation;
use crate::error::{Code, Error, Result};
use crate::flat;
use crate::http::{HttpRequest, Method, Options};
use crate::json;

#[wasm_bindgen]
extern "C" {
    /// gloo-net's own `send` traps where a promise is rejected with anything but an `Error`.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(request: &web_sys::Request) -> Result<Promise, JsValue>;
}

/// Arguments: params, config, options without the signal. Resolves to the flat answer, as bytes of its own.
#[wasm_bindgen]
pub fn operation_send(number: usize, length: usize, signal: JsValue) -> Result<Promise> {
    let operation = operation(number)?;
    let (request, options) = with_arguments(length, |[params, config, options]| {
        Ok((operation.request(params, config)?, Options::read(options)?))
    })?;
    let signal = caller_signal(signal)?;
    Ok(future_to_promise(async move {
        let stop = Stop::new(signal, options.timeout_ms)?;
        let result = attempt(operation, &request, &stop).await;
        stop.ended(result)
    }))
}

/// `undefined`, or something that behaves like an `AbortSignal`, of whatever realm.
fn caller_signal(signal: JsValue) -> Result<Option<AbortSignal>> {
    if signal.is_undefined() {
        return Ok(None);
    }
    let has = |name: &str| Reflect::get(&signal, &name.into()).unwrap_or(JsValue::UNDEFINED);
    if signal.is_object() && has("aborted").as_bool().is_some() && has("addEventListener").is_function() {
        return Ok(Some(signal.unchecked_into()));
    }
    Err(Error::at(Code::InvalidArgument, "options.signal", "wrong_type", "expected an AbortSignal"))
}

/// Why a call failed: our own error, or what JavaScript threw.
enum Failure {
    Own(Error),
    Thrown(JsValue),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Own(error)
    }
}

impl From<JsValue> for Failure {
    fn from(thrown: JsValue) -> Self {
        Self::Thrown(thrown)
    }
}

async fn attempt(operation: &Operation, request: &HttpRequest, stop: &Stop) -> Result<Uint8Array, Failure> {
    let request_to_send: web_sys::Request = build(request, &stop.controller.signal())?.into();
    let response: Response = stop.race(fetch(&request_to_send)?).await?.unchecked_into::<web_sys::Response>().into();
    if response.type_() == web_sys::ResponseType::Opaqueredirect {
        return Err(Error::new(Code::Api, "the server answered with a redirect, which is refused").into());
    }
    let body = read_body(&response, stop).await?;
    let answer = operation.response(response.status(), &body).map_err(|error| {
        let token = request.headers.get("Authorization").and_then(|value| value.strip_prefix("Bearer "));
        error.without(token.unwrap_or_default()).request_id(response.headers().get("x-request-id"))
    })?;
    let mut flat = Vec::new();
    flat::write(&answer, &mut flat);
    Ok(Uint8Array::from(flat.as_slice()))
}

fn build(request: &HttpRequest, signal: &AbortSignal) -> Result<Request, JsValue> {
    let headers = Headers::new();
    for (name, value) in &request.headers {
        headers.set(name, value);
    }
    let builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
        })
        .headers(headers)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        // "error" would look like a network failure.
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(signal));
    let built = match &request.body {
        Some(body) => builder.body(body.as_str()),
        None => builder.build(),
    };
    built.map_err(|error| js_sys::Error::new(&error.to_string()).into())
}

/// Reads the bytes one by one as they come: `.text()` would swallow a byte order mark and bad UTF-8, and has no bound.
async fn read_body(response: &Response, stop: &Stop) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(body) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let chunk = stop.race(reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(body);
        }
        let bytes: Uint8Array = Reflect::get(&chunk, &"value".into())?.dyn_into()?;
        let length = body.len();
        if length + bytes.length() as usize > json::MAX_BYTES {
            // The rest of the answer is not wanted, and what becomes of it does not matter.
            stop.controller.abort();
            let message = "expected at most 16 MiB of text";
            let error = Error::at(Code::InvalidResponse, "", "too_large", message).status(response.status());
            return Err(error.into());
        }
        body.resize(length + bytes.length() as usize, 0);
        bytes.copy_to(body.get_mut(length..).unwrap_or_default());
    }
}

/// What ends a call early: the caller's signal, or the time.
///
/// The fetch has a controller of its own, so that a reason of any kind, even one that is no `Error`, ends it the same way;
/// and nothing waits for a fetch that does not listen.
struct Stop {
    controller: AbortController,
    caller: Option<AbortSignal>,
    timeout: AbortSignal,
    stopped: Promise,
    listener: Closure<dyn FnMut()>,
}

impl Stop {
    fn new(caller: Option<AbortSignal>, timeout_ms: u32) -> Result<Self, JsValue> {
        let controller = AbortController::new()?;
        let mut stop = None;
        // It resolves: a rejection that nobody waits for would be reported as unhandled.
        let stopped = Promise::new(&mut |resolve, _| stop = Some(resolve));
        let own = controller.clone();
        let listener = Closure::<dyn FnMut()>::new(move || {
            own.abort();
            if let Some(stop) = &stop {
                let _ = stop.call0(&JsValue::UNDEFINED);
            }
        });
        let timeout = AbortSignal::timeout_with_u32(timeout_ms);
        let this = Self { controller, caller, timeout, stopped, listener };
        for signal in this.signals() {
            signal.add_event_listener_with_callback("abort", this.callback())?;
        }
        if this.is_stopped() {
            this.callback().call0(&JsValue::UNDEFINED)?;
        }
        Ok(this)
    }

    fn callback(&self) -> &Function {
        self.listener.as_ref().unchecked_ref()
    }

    fn is_stopped(&self) -> bool {
        self.signals().any(AbortSignal::aborted)
    }

    fn signals(&self) -> impl Iterator<Item = &AbortSignal> {
        self.caller.iter().chain([&self.timeout])
    }

    async fn race(&self, promise: Promise) -> Result<JsValue, JsValue> {
        let value = JsFuture::from(Promise::race(&Array::of2(&promise, &self.stopped))).await?;
        if self.is_stopped() { Err(JsValue::UNDEFINED) } else { Ok(value) }
    }

    /// Says why a call failed: whoever stopped it, else the network.
    fn ended(&self, result: Result<Uint8Array, Failure>) -> Result<JsValue, JsValue> {
        let (error, cause) = match result {
            Ok(answer) => return Ok(answer.into()),
            Err(Failure::Own(error)) => (error, JsValue::UNDEFINED),
            Err(Failure::Thrown(_)) if self.caller.as_ref().is_some_and(AbortSignal::aborted) => {
                let reason = self.caller.as_ref().map_or(JsValue::UNDEFINED, AbortSignal::reason);
                (Error::new(Code::Aborted, "the caller's signal ended the call"), reason)
            }
            Err(Failure::Thrown(_)) if self.timeout.aborted() => {
                (Error::new(Code::Timeout, "the server did not answer in time"), JsValue::UNDEFINED)
            }
            Err(Failure::Thrown(thrown)) => (Error::new(Code::Network, "no answer came from the server"), thrown),
        };
        let error = JsValue::from(error);
        Reflect::set(&error, &"cause".into(), &cause)?;
        Err(error)
    }
}

impl Drop for Stop {
    fn drop(&mut self) {
        for signal in self.signals() {
            let _ = signal.remove_event_listener_with_callback("abort", self.callback());
        }
    }
}
