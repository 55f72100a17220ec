//! Answers: any body, those that fit, and one fault at a time.

use proptest::prelude::*;
use proptest::sample::Index;
use tokenwright::api::{CREATE_API_TOKEN, OPERATIONS};
use tokenwright::table::{Origin, Presence, Rule};
use tokenwright::tree::Tree;
use tokenwright::{Code, Error, json};

use crate::fitting::{anything, damaged, fitting, passed};
use crate::place::{at, leads_to_fault, places};

/// One value of each kind that JSON has.
fn kinds() -> [Tree<'static>; 6] {
    let text = |text: &'static str| Tree::Text(text.into());
    [
        Tree::Null,
        Tree::Bool(true),
        Tree::Number("1".into()),
        text("a"),
        Tree::List(Vec::new()),
        Tree::Object(Vec::new()),
    ]
}

/// Whether a server may send this kind of value for the rule.
fn fits_kind(rule: &Rule, value: &Tree<'_>) -> bool {
    match rule {
        Rule::Bool | Rule::True => matches!(value, Tree::Bool(_)),
        Rule::Integer { .. } | Rule::Decimal | Rule::Number | Rule::Amount => matches!(value, Tree::Number(_)),
        Rule::Hash => matches!(value, Tree::Text(_) | Tree::Null),
        Rule::Text | Rule::Checked(_) | Rule::OneOf(_) | Rule::Address | Rule::Timestamp => {
            matches!(value, Tree::Text(_))
        }
        Rule::Known(_) => matches!(value, Tree::Object(_) | Tree::Text(_)),
        Rule::Object(_) | Rule::Map(_) => matches!(value, Tree::Object(_)),
        Rule::List(_) | Rule::Set(_) => matches!(value, Tree::List(_)),
    }
}

/// The parsed answer, written again.
fn answer(number: usize, tree: &Tree<'_>) -> Result<String, Error> {
    let body = json::write(tree);
    OPERATIONS[number].response(200, body.as_bytes()).map(|answer| json::write(&answer))
}

fn faults(result: Result<String, Error>) -> Vec<(String, &'static str)> {
    result.unwrap_err().issues().iter().map(|issue| (issue.path.clone(), issue.code)).collect()
}

fn any_fitting() -> impl Strategy<Value = (usize, Tree<'static>)> {
    (0..OPERATIONS.len()).prop_flat_map(|number| (Just(number), fitting(OPERATIONS[number].answer)))
}

/// The name stands in the path of every fault under it.
#[test]
fn an_error_is_not_much_larger_than_the_answer() {
    let (name, numbers) = ("a".repeat(50_000), "0,".repeat(999));
    let body = format!(r#"{{"modules":[{{"filters":{{"{name}":[{numbers}0]}}}}]}}"#);
    let error = CREATE_API_TOKEN.response(200, body.as_bytes()).unwrap_err();
    let told = serde_json::to_string(&error).unwrap();
    assert!(told.len() < 4 * body.len(), "{} bytes tell of {}", told.len(), body.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_answer_is_taken_or_refused(
        (number, tree) in (0..OPERATIONS.len()).prop_flat_map(|n| (Just(n), damaged(OPERATIONS[n].answer))),
    ) {
        let body = json::write(&tree);
        let Err(error) = OPERATIONS[number].response(200, body.as_bytes()) else { return Ok(()) };
        let said_no = tree.get("success") == Some(&Tree::Bool(false));
        prop_assert_eq!(error.code(), if said_no { Code::Api } else { Code::InvalidResponse });
        prop_assert!(said_no || (1..=1000).contains(&error.issues().len()));
        let mut sent = json::read(body.as_bytes()).unwrap();
        for issue in error.issues().iter().filter(|_| !said_no) {
            prop_assert!(leads_to_fault(&issue.path, issue.code, &mut sent), "{:?}", issue);
        }
    }

    #[test]
    fn what_fits_is_parsed((number, tree) in any_fitting(), more in anything()) {
        let table = OPERATIONS[number].answer;
        let parsed = json::write(&passed(table, &tree, Origin::Server));
        prop_assert_eq!(answer(number, &tree), Ok(parsed.clone()));

        let mut newer = tree.clone();
        for place in places(table, &tree) {
            let Some(Tree::Object(members)) = at(&mut newer, &place.owner) else { unreachable!() };
            if members.iter().all(|(name, _)| name != "newer field") {
                members.insert(0, ("newer field".into(), more.clone()));
            }
        }
        prop_assert_eq!(answer(number, &newer), Ok(parsed));
    }

    #[test]
    fn one_fault_has_its_path((number, tree) in any_fitting(), index in any::<Index>()) {
        let table = OPERATIONS[number].answer;
        let places = places(table, &tree);
        let place = index.get(&places);
        let is_required = place.field.presence == Presence::Required;

        let mut without = tree.clone();
        let Some(Tree::Object(members)) = at(&mut without, &place.owner) else { unreachable!() };
        members.retain(|(name, _)| name != place.field.name);
        if is_required {
            prop_assert_eq!(faults(answer(number, &without)), [(place.path.clone(), "missing")]);
        } else {
            prop_assert!(answer(number, &without).is_ok());
        }

        for value in kinds().into_iter().filter(|value| !fits_kind(&place.field.rule, value)) {
            let absent = value == Tree::Null && !is_required;
            let mut wrong = tree.clone();
            *at(&mut wrong, &place.path).unwrap() = value;
            if absent {
                prop_assert_eq!(answer(number, &wrong), answer(number, &without));
            } else {
                prop_assert_eq!(faults(answer(number, &wrong)), [(place.path.clone(), "wrong_type")]);
            }
        }
    }
}
