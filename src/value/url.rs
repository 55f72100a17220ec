//! URLs, by RFC 3986: stricter than what browsers read, which mend what they are given.

use super::Refusal;

/// What an http(s) URL is made of.
struct HttpUrl<'a> {
    scheme: &'a str,
    authority: &'a str,
    path: &'a str,
    /// Query and fragment, with their marks.
    rest: &'a str,
}

/// Checks an http(s) URL.
pub(crate) fn check_http_url(text: &str) -> Result<(), Refusal> {
    let HttpUrl { scheme, authority, .. } = split(text)?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return refuse("bad_url", "expected an http or https URL");
    }
    let (user, host) = authority.split_once('@').unwrap_or(("", authority));
    match host_of(host) {
        Some(_) if !has(user, b"[]") => Ok(()),
        _ => refuse("bad_url", "expected a host, and a port from 1 to 65535 if any"),
    }
}

/// Checks an http(s) URL, or a `data:` URI (RFC 2397) of this kind of media in base64.
pub(crate) fn check_media(text: &str, kind: &str) -> Result<(), Refusal> {
    let is_data = text.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    if !is_data {
        return check_http_url(text);
    }
    let (head, data) = text.get(5..).and_then(|rest| rest.split_once(',')).unwrap_or_default();
    let head = head.to_ascii_lowercase();
    let media = head.strip_suffix(";base64").unwrap_or_default();
    let mut parts = media.split(';');
    let is_kind = parts.next().and_then(|media| media.strip_prefix(kind)).is_some_and(is_token);
    let is_parameter = |part: &str| part.split_once('=').is_some_and(|(name, value)| is_token(name) && is_token(value));
    if !is_kind || !parts.all(is_parameter) {
        return Err(("bad_data_uri", format!("expected a URL, or data:{kind}...;base64 and the data")));
    }
    if !is_base64(data) {
        return refuse("bad_base64", "expected base64 (RFC 4648)");
    }
    Ok(())
}

/// Checks a base URL and drops one trailing slash: https, or http on a loopback host, without credentials, query or fragment.
pub(crate) fn check_base_url(text: &str) -> Result<&str, Refusal> {
    let HttpUrl { scheme, authority, path, rest } = split(text)?;
    if !rest.is_empty() {
        return refuse("bad_url", "expected a URL without query or fragment");
    }
    if has(authority, b"@") {
        return refuse("bad_url", "expected a URL without credentials");
    }
    let Some(host) = host_of(authority).filter(|host| host.starts_with('[') || is_name(host)) else {
        return refuse("bad_url", "expected a host, and a port from 1 to 65535 if any");
    };
    if path.split('/').any(is_dot) {
        return refuse("bad_url", "expected a path without . or .. segments");
    }
    match scheme {
        "https" => Ok(text.strip_suffix('/').unwrap_or(text)),
        "http" if is_loopback(host) => Ok(text.strip_suffix('/').unwrap_or(text)),
        "http" => refuse("insecure_url", "expected https: http is for loopback hosts only"),
        _ => refuse("insecure_url", "expected an https URL"),
    }
}

fn refuse<T>(code: &'static str, message: &str) -> Result<T, Refusal> {
    Err((code, message.to_owned()))
}

fn split(text: &str) -> Result<HttpUrl<'_>, Refusal> {
    let Some((scheme, rest)) = text.split_once(':').and_then(|(scheme, rest)| Some((scheme, rest.strip_prefix("//")?)))
    else {
        return refuse("bad_url", "expected an absolute URL such as https://example.com");
    };
    let (authority, rest) = before(rest, &['/', '?', '#']);
    let (path, rest) = before(rest, &['?', '#']);
    let fragment = rest.split_once('#').map_or("", |(_, fragment)| fragment);
    if !is_uri_text(text) || has(path, b"[]") || has(rest, b"[]") || has(fragment, b"#") {
        return refuse("bad_url", "expected only characters that a URL may hold (RFC 3986)");
    }
    Ok(HttpUrl { scheme, authority, path, rest })
}

/// What stands before the first of these marks, and the rest.
fn before<'a>(text: &'a str, marks: &[char]) -> (&'a str, &'a str) {
    text.find(marks).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// Whether one of these marks stands in a text.
fn has(text: &str, marks: &[u8]) -> bool {
    text.bytes().any(|byte| marks.contains(&byte))
}

/// Whether every character may stand in a URI, and every percent sign begins an encoded byte.
fn is_uri_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => false,
        _ => byte.is_ascii_graphic(),
    })
}

/// The host, in brackets if it is an IPv6 address; `None` where host or port are malformed.
fn host_of(authority: &str) -> Option<&str> {
    let end = match authority.strip_prefix('[') {
        Some(inner) => inner.find(']')? + 2,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at_checked(end)?;
    if let Some(port) = port.strip_prefix(':') {
        let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| port.parse::<u16>().ok()).flatten().filter(|port| *port > 0)?;
    } else if !port.is_empty() {
        return None;
    }
    let known = match host.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => inner.parse::<core::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && !has(host, b"[]@"),
    };
    known.then_some(host)
}

/// Browsers take a name whose last label is a number for an IPv4 address, however it is written.
fn is_name(host: &str) -> bool {
    let last = host.split('.').fold("", |_, label| label);
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit()) || last.to_ascii_lowercase().starts_with("0x");
    if is_number { host.parse::<core::net::Ipv4Addr>().is_ok() } else { host.split('.').all(is_label) }
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_dot(segment: &str) -> bool {
    matches!(&*segment.to_ascii_lowercase(), "." | "%2e" | ".." | ".%2e" | "%2e." | "%2e%2e")
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host.parse::<core::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

/// A name in a media type, or of a parameter's value (RFC 6838).
fn is_token(text: &str) -> bool {
    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte);
    !text.is_empty() && text.bytes().all(is_fit)
}

fn is_base64(data: &str) -> bool {
    let digits = data.strip_suffix("==").or(data.strip_suffix('=')).unwrap_or(data);
    !digits.is_empty()
        && data.len().is_multiple_of(4)
        && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}
