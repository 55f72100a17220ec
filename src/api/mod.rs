//! The operations of the token APIs: one operation, one table.

mod create_api_token;
mod create_token_by_external_id;
mod create_token_transaction;
mod enums;
mod get_token;
mod integration;
mod text;

pub use create_api_token::CREATE_API_TOKEN;
pub use create_token_by_external_id::CREATE_TOKEN_BY_EXTERNAL_ID;
pub use create_token_transaction::CREATE_TOKEN_TRANSACTION;
pub use enums::{ENUMS, Enum, POOL_TYPES, Variant};
pub use get_token::{GET_TOKEN_BY_ID, GET_TOKEN_BY_USER};
pub(crate) use integration::Integration;

use crate::error::{Code, Error, Result};
use crate::http::{Config, HttpRequest, Method, read_answer};
use crate::json::{self, Input};
use crate::table::{Issues, Object, Origin, walk};
use crate::tree::{Path, Tree};
use crate::value::{path_segment, replace};

/// Every operation, in the order of its number on the boundary to JavaScript.
pub static OPERATIONS: [&Operation; 5] =
    [&CREATE_TOKEN_BY_EXTERNAL_ID, &GET_TOKEN_BY_ID, &CREATE_API_TOKEN, &GET_TOKEN_BY_USER, &CREATE_TOKEN_TRANSACTION];

/// One operation of an API: what is sent, where, and what comes back.
#[derive(Debug)]
pub struct Operation {
    /// Its name in JavaScript.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path under the base URL; `{name}` stands for the parameter of that name.
    pub path: &'static str,
    /// Where the API lives, if it lives in one place.
    pub base_url: Option<&'static str>,
    /// Headers beside `Authorization` and `Content-Type`.
    pub headers: &'static [(&'static str, &'static str)],
    /// What the caller gives.
    pub params: &'static Object,
    /// The rules that span fields.
    pub(crate) check: fn(&Tree<'_>, &mut Issues),
    /// What the server answers.
    pub answer: &'static Object,
}

impl Operation {
    /// The request for these parameters, or every fault in them and in the configuration.
    pub fn request(&self, params: Tree<'_>, config: Tree<'_>) -> Result<HttpRequest> {
        let mut issues = Issues::default();
        let params = walk(self.params, params, Path::Root(""), Origin::Caller, &mut issues);
        (self.check)(&params, &mut issues);
        let Config { base_url, mut headers } = Config::read(config, self.base_url, &mut issues);
        headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        headers.extend(self.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));

        let Tree::Object(mut body) = issues.done(Code::InvalidArgument, params)? else {
            return Err(Error::new(Code::InvalidArgument, "expected an object"));
        };
        let mut url = base_url + self.path;
        body.retain(|(name, value)| {
            let place = format!("{{{name}}}");
            let filled = replace(&url, &place, &path_segment(value.text().unwrap_or_default()).unwrap_or_default());
            // No segment has a brace.
            let in_path = filled != url;
            url = filled;
            !in_path
        });
        let body = (self.method == Method::Post).then(|| json::write(&Tree::Object(body)));
        Ok(HttpRequest::new(self.method, url, headers, body))
    }

    /// The answer's fields, in the table's order, absent ones as `null`.
    pub fn response<'a>(&self, status: u16, body: impl Into<Input<'a>>) -> Result<Tree<'a>> {
        self.response_without(status, body.into(), &[])
    }

    /// The same; where a server sends one of these secrets back, no error repeats it.
    pub fn response_without<'a>(&self, status: u16, body: Input<'a>, secrets: &[&str]) -> Result<Tree<'a>> {
        let tree = read_answer(status, body, secrets)?;
        let mut issues = Issues::default();
        let answer = walk(self.answer, tree, Path::Root(""), Origin::Server, &mut issues);
        issues.done(Code::InvalidResponse, answer).map_err(|error| error.status(status).without(secrets))
    }
}
