//! The base URL of an API.

use super::Refusal;

/// Checks a base URL and drops one trailing slash: https, or http on a loopback host, without credentials, query or fragment.
pub(crate) fn check_base_url(text: &str) -> Result<&str, Refusal> {
    let refuse = |code, message: &str| Err((code, message.to_owned()));
    let Some((scheme, rest)) = text.split_once("://") else {
        return refuse("bad_url", "expected an absolute URL such as https://api.example.com");
    };
    // A backslash, which browsers read as a slash, is no URL character either.
    if !text.bytes().all(|byte| {
        byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>' | b'^' | b'`' | b'{' | b'|' | b'}')
    }) {
        return refuse("bad_url", "expected only characters that a URL may hold (RFC 3986)");
    }
    if rest.contains(['?', '#']) {
        return refuse("bad_url", "expected a URL without query or fragment");
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if authority.contains('@') {
        return refuse("bad_url", "expected a URL without credentials");
    }
    let Some(host) = host(authority) else {
        return refuse("bad_url", "expected a host, and a port from 1 to 65535 if any");
    };
    if path.split('/').any(is_dot) {
        return refuse("bad_url", "expected a path without . or .. segments");
    }
    match scheme {
        "https" => {}
        "http" if is_loopback(host) => {}
        "http" => return refuse("insecure_url", "expected https: http is for loopback hosts only"),
        _ => return refuse("insecure_url", "expected an https URL"),
    }
    Ok(text.strip_suffix('/').unwrap_or(text))
}

/// The host, in brackets if it is an IPv6 address; `None` where host or port are malformed.
fn host(authority: &str) -> Option<&str> {
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
        None => host.split('.').all(is_label),
    };
    known.then_some(host)
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_dot(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase().replace("%2e", ".");
    matches!(segment.as_str(), "." | "..")
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host.parse::<core::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}
