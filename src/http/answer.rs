//! Answers: JSON where the status is 2xx, one `api` error for every other way in which the APIs say no.

use crate::error::{Code, Error, Issue, Result, hide};
use crate::json::{self, Input};
use crate::tree::Tree;

/// A server's own words are kept up to this many characters.
const MAX_MESSAGE: usize = 500;
/// A server's own issues are kept up to this number.
const MAX_ISSUES: usize = 100;

/// The JSON value of a 2xx answer; any other status, and `success: false`, is an `api` error.
///
/// The secrets are kept out of the error.
pub(crate) fn read_answer<'a>(status: u16, body: Input<'a>, secrets: &[&str]) -> Result<Tree<'a>> {
    if !(100..=599).contains(&status) {
        let message = format!("expected an HTTP status from 100 to 599, got {status}");
        return Err(Error::at(Code::InvalidArgument, "status", "out_of_range", message));
    }
    if !(200..=299).contains(&status) {
        return Err(api_error(status, &json::read(body).unwrap_or(Tree::Null), secrets));
    }
    let tree = json::read(body)
        .map_err(|fault| Error::at(Code::InvalidResponse, "", fault.code, fault.to_string()).status(status))?;
    // Token Layer says no with a 200 as well.
    if tree.get("success") == Some(&Tree::Bool(false)) {
        return Err(api_error(status, &tree, secrets));
    }
    Ok(tree)
}

/// Reads what the bodies of the APIs say: Apex's `error` as text or object, Token Layer's `error` and `code`, and
/// SoftwareOne's problem details (RFC 9457). What is no JSON says nothing.
fn api_error(status: u16, body: &Tree<'_>, secrets: &[&str]) -> Error {
    // Hidden before it is cut short: a part of a secret is a secret.
    let tell = |text: &str| -> String { hide(text.to_owned(), secrets).chars().take(MAX_MESSAGE).collect() };
    let text = |tree: Option<&Tree<'_>>| {
        tree.and_then(Tree::text).filter(|text| !text.chars().all(char::is_whitespace)).map(tell)
    };
    let error = body.get("error");
    let words = [
        error,
        error.and_then(|error| error.get("message")),
        body.get("detail"),
        body.get("details"),
        body.get("title"),
        body.get("message"),
    ];
    let message = words.into_iter().find_map(text);
    let code = [error.and_then(|error| error.get("code")), body.get("code")].into_iter().find_map(text);
    Error::new(Code::Api, message.unwrap_or_else(|| format!("the server answered with HTTP status {status}")))
        .issues_of(issues(body.get("errors"), &tell, &text))
        .status(status)
        .api_code(code)
        .request_id(text(body.get("traceId")))
}

/// The fields that problem details name: `{"field": ["message"]}` or `[{"message", "properties"}]`.
fn issues(
    errors: Option<&Tree<'_>>,
    tell: &dyn Fn(&str) -> String,
    text: &dyn Fn(Option<&Tree<'_>>) -> Option<String>,
) -> Vec<Issue> {
    let mut issues = Vec::new();
    match errors {
        Some(Tree::Object(fields)) => {
            for (field, messages) in fields.iter().take(MAX_ISSUES) {
                let path = tell(field);
                let messages = messages.items().iter().chain([messages]).take(MAX_ISSUES - issues.len());
                issues.extend(messages.filter_map(|message| Some(Issue::new(&path, "refused", text(Some(message))?))));
            }
        }
        Some(Tree::List(errors)) => {
            for error in errors.iter().take(MAX_ISSUES) {
                let Some(message) = text(error.get("message")) else { continue };
                let names = error.at("properties").items().iter().take(MAX_ISSUES - issues.len());
                let paths: Vec<_> = names.filter_map(|name| text(Some(name))).collect();
                if paths.is_empty() && issues.len() < MAX_ISSUES {
                    issues.push(Issue::new("", "refused", message));
                } else {
                    issues.extend(paths.iter().map(|path| Issue::new(path, "refused", message.clone())));
                }
            }
        }
        _ => {}
    }
    issues
}
