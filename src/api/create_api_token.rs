//! SoftwareOne Marketplace, Create Token.

use super::Operation;
use super::text::ID;
use crate::http::Method;
use crate::table::{Object, Rule, nullable, object, optional, required};

/// `POST /public/v1/accounts/api-tokens`: makes an API token for an account. Its secret belongs on a server.
pub static CREATE_API_TOKEN: Operation = Operation {
    name: "createApiToken",
    method: Method::Post,
    path: "/public/v1/accounts/api-tokens",
    base_url: Some("https://api.platform.softwareone.com"),
    headers: &[],
    params: &PARAMS,
    check: |_, _| {},
    answer: &API_TOKEN,
};

static PARAMS: Object = object(
    "CreateApiToken",
    "SoftwareOne Marketplace, Create Token: all of it is optional, as on the page.",
    &[
        optional("account", Rule::Object(&REFERENCE), "The account that the token is for, such as `ACC-1234-5678`."),
        optional("name", ID, "The token's name."),
        nullable("icon", ID, "The token's icon."),
        nullable("description", ID, "What the token is for."),
        optional("modules", Rule::Set(&Rule::Object(&REFERENCE)), "The modules that the token opens, none twice."),
    ],
);

static REFERENCE: Object = object("Reference", "Something by its id.", &[required("id", ID, "Its id.")]);

static API_TOKEN: Object = object(
    "ApiToken",
    "An API token as SoftwareOne Marketplace describes it (Create Token). `token` is a secret, shown once: what the server may leave out does not cost it.",
    &[
        required("id", Rule::Text, "The token's id, such as `TKN-1234-5678`."),
        optional("audit", Rule::Object(&AUDIT), "Who did what when."),
        optional("$meta", Rule::Object(&META), "What the server left out."),
        required("status", Rule::Text, "`Active`, `Disabled` or `Deleted`. Unknown words are kept."),
        required("name", Rule::Text, "The token's name."),
        optional("description", Rule::Text, "What the token is for."),
        optional("icon", Rule::Text, "The token's icon."),
        optional("lastAccessAt", Rule::Timestamp, "When it was last used, RFC 3339."),
        required(
            "token",
            Rule::Text,
            "The secret, such as `idt:TKN-1234-5678:...`: shown once. Never log or store it in a page.",
        ),
        required("account", Rule::Object(&ACCOUNT), "The account that the token is for."),
        optional("modules", Rule::List(&Rule::Object(&MODULE)), "The modules that the token opens."),
    ],
);

static AUDIT: Object = object(
    "Audit",
    "Who did what when. What did not happen is `null`.",
    &[
        optional("created", Rule::Object(&EVENT), "Its making."),
        optional("updated", Rule::Object(&EVENT), "Its last change."),
    ],
);

static EVENT: Object = object(
    "AuditEvent",
    "Something that was done.",
    &[
        optional("at", Rule::Timestamp, "When, RFC 3339."),
        optional("by", Rule::Known(&ACTOR), "By whom; `null` where the server does not tell."),
    ],
);

static ACTOR: Object = object(
    "Actor",
    "A user or a token that did something.",
    &[
        optional("id", Rule::Text, "Its id, such as `USR-1234-5678`."),
        optional("name", Rule::Text, "Its name."),
        optional("icon", Rule::Text, "Its icon."),
    ],
);

static META: Object = object(
    "ApiTokenMeta",
    "What the server left out.",
    &[optional("omitted", Rule::List(&Rule::Text), "The names of fields that were left out for security or speed.")],
);

static ACCOUNT: Object = object(
    "Account",
    "An account of the marketplace.",
    &[
        required("id", Rule::Text, "Its id, such as `ACC-1234-5678`."),
        optional("icon", Rule::Text, "Its icon."),
        required("type", Rule::Text, "`Client`, `Vendor` or `Operations`. Unknown words are kept."),
        required("status", Rule::Text, "`Active`, `Enabled` or `Disabled`. Unknown words are kept."),
        required("name", Rule::Text, "Its name."),
    ],
);

static MODULE: Object = object(
    "Module",
    "A module of the marketplace.",
    &[
        required("id", Rule::Text, "Its id, such as `MOD-1234`."),
        optional("description", Rule::Text, "What it does."),
        required("name", Rule::Text, "Its name."),
        optional(
            "filters",
            Rule::Map(&Rule::List(&Rule::Text)),
            "What it is limited to, by names such as `group.buyers`.",
        ),
        optional("settings", Rule::Object(&SETTINGS), "How it may be used."),
    ],
);

static SETTINGS: Object = object(
    "ModuleSettings",
    "How a [`Module`] may be used.",
    &[
        optional("configurable", Rule::Bool, "Whether it can be configured."),
        optional("default", Rule::Bool, "Whether it is on by default."),
        optional("paid", Rule::Bool, "Whether it costs."),
        optional("type", Rule::List(&Rule::Text), "The types of account that it is for."),
        optional("sharedAccount", Rule::Bool, "Whether accounts share it. Absent on newer servers."),
        optional("obsolete", Rule::Bool, "Whether it is no longer offered. Absent on older servers."),
        optional("eligibility", Rule::Object(&ELIGIBILITY), "Who may use it. Absent on older servers."),
    ],
);

static ELIGIBILITY: Object = object(
    "Eligibility",
    "Who may use a [`Module`].",
    &[
        optional("multi", Rule::Bool, "Accounts with several members."),
        optional("single", Rule::Bool, "Accounts with one member."),
    ],
);
