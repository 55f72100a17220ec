//! What ends a call over the network early.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

use crate::error::{Code, Error, Result, hide};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: u32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Why a call failed: our own error, or what JavaScript threw.
pub(super) enum Failure {
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

/// A failure explained: the error, and what it comes from.
pub(super) struct Failed {
    pub(super) error: Error,
    cause: JsValue,
}

impl From<Failed> for JsValue {
    fn from(Failed { error, cause }: Failed) -> Self {
        let error = Self::from(error);
        // A plain object of our own takes any member.
        let _ = Reflect::set(&error, &"cause".into(), &cause);
        error
    }
}

/// Something that behaves like an `AbortSignal`, of whatever realm. It is the caller's: reading it may throw.
#[derive(Clone)]
pub(super) struct CallerSignal(JsValue);

impl CallerSignal {
    /// `undefined` and `null` are absent.
    pub(super) fn read(signal: JsValue) -> Result<Option<Self>> {
        if signal.is_undefined() || signal.is_null() {
            return Ok(None);
        }
        let signal = Self(signal);
        let is_signal = signal.0.is_object()
            && signal.member("aborted").as_bool().is_some()
            && signal.member("addEventListener").is_function();
        if is_signal { Ok(Some(signal)) } else { Err(Self::refusal()) }
    }

    fn refusal() -> Error {
        Error::at(Code::InvalidArgument, "options.signal", "wrong_type", "expected an AbortSignal")
    }

    fn member(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn is_aborted(&self) -> bool {
        self.member("aborted").is_truthy()
    }
}

/// What ends a call early: the caller's signal, or the time.
///
/// The fetch has a controller of its own, so that a reason of any kind, even one that is no `Error`, ends it the same way;
/// and nothing waits for a fetch that does not listen.
pub(super) struct Stop {
    controller: AbortController,
    caller: Option<CallerSignal>,
    /// Not `AbortSignal.timeout`: its timer could not be taken back, and would outlive the call.
    timer: JsValue,
    stopped: Promise,
    listener: Closure<dyn FnMut()>,
}

impl Stop {
    pub(super) fn new(caller: Option<&CallerSignal>, timeout_ms: Option<u32>) -> Result<Self, JsValue> {
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
        let mut this = Self { controller, caller: caller.cloned(), timer: JsValue::UNDEFINED, stopped, listener };
        if let Some(signal) = this.signal_of_caller() {
            let listens = signal.add_event_listener_with_callback("abort", this.callback());
            listens.map_err(|_| CallerSignal::refusal())?;
        }
        if this.is_aborted() {
            this.callback().call0(&JsValue::UNDEFINED)?;
        }
        this.timer = timeout_ms.map_or(JsValue::UNDEFINED, |ms| set_timeout(this.callback(), ms));
        Ok(this)
    }

    fn callback(&self) -> &Function {
        self.listener.as_ref().unchecked_ref()
    }

    fn signal_of_caller(&self) -> Option<&AbortSignal> {
        self.caller.as_ref().map(|signal| signal.0.unchecked_ref())
    }

    fn is_aborted(&self) -> bool {
        self.caller.as_ref().is_some_and(CallerSignal::is_aborted)
    }

    fn is_stopped(&self) -> bool {
        self.is_aborted() || self.signal().aborted()
    }

    /// Fails where the call is stopped.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.is_stopped() { Err(JsValue::UNDEFINED.into()) } else { Ok(()) }
    }

    /// What a promise comes to, unless the call is stopped first.
    pub(super) async fn race(&self, promise: Promise) -> Result<JsValue, Failure> {
        let value = JsFuture::from(Promise::race(&Array::of2(&promise, &self.stopped))).await?;
        self.check()?;
        Ok(value)
    }

    /// Waits that long; fails where the call is stopped first.
    pub(super) async fn pause(&self, ms: u32) -> Result<(), Failure> {
        let mut timer = JsValue::UNDEFINED;
        // Not `AbortSignal.timeout`: it does not keep Node running.
        let over = Promise::new(&mut |resolve, _| timer = set_timeout(&resolve, ms));
        let paused = self.race(over).await;
        clear_timeout(&timer);
        paused.map(drop)
    }

    /// Says why a call failed: whoever stopped it, else the network.
    pub(super) fn explain(&self, failure: Failure, secrets: &[&str]) -> Failed {
        let (code, message, cause) = match failure {
            Failure::Own(error) => return Failed { error, cause: JsValue::UNDEFINED },
            Failure::Thrown(_) if self.is_aborted() => {
                let reason = self.caller.as_ref().map_or(JsValue::UNDEFINED, |signal| signal.member("reason"));
                (Code::Aborted, "the caller's signal ended the call", reason)
            }
            Failure::Thrown(_) if self.is_stopped() => {
                (Code::Timeout, "the server did not answer in time", JsValue::UNDEFINED)
            }
            Failure::Thrown(thrown) => (Code::Network, "no answer came from the server", told(&thrown, secrets)),
        };
        Failed { error: Error::new(code, message), cause }
    }

    /// The signal of the fetch itself.
    pub(super) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Ends the fetch: nobody wants the rest of the answer.
    pub(super) fn abort(&self) {
        self.controller.abort();
    }
}

/// What was thrown, in words: the exception itself may hold the request, and with it the access token.
fn told(thrown: &JsValue, secrets: &[&str]) -> JsValue {
    let words = |value: &JsValue, name: &str| {
        Reflect::get(value, &name.into()).ok().and_then(|member| member.as_string()).filter(|text| !text.is_empty())
    };
    let message = if thrown.is_instance_of::<js_sys::Error>() {
        let mut message = words(thrown, "message").unwrap_or_default();
        let cause = Reflect::get(thrown, &"cause".into()).unwrap_or(JsValue::UNDEFINED);
        if let Some(code) = if cause.is_object() { words(&cause, "code") } else { None } {
            message.push_str(&format!(" ({code})"));
        }
        message
    } else {
        thrown.as_string().unwrap_or_else(|| "something that is no error was thrown".to_owned())
    };
    js_sys::Error::new(&hide(message.chars().take(500).collect(), secrets)).into()
}

impl Drop for Stop {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        if let Some(signal) = self.signal_of_caller() {
            let _ = signal.remove_event_listener_with_callback("abort", self.callback());
        }
    }
}
