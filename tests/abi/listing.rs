//! The listing contract's ABI as an API sends it: one line, its `internalType`s malformed.

use tokenwright::abi::{Abi, calldata_digest, event_topic, function_selector, keccak256};
use tokenwright::tree::Tree;

use crate::{hex, integer, text};

const LISTING: &str = include_str!("../vectors/listing.abi.json");
const HOUSE: &str = "0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c05";
const CURRENCY: &str = "0x32d55702aef0e031f9264f9bbb20b3f89ee57a95";

#[test]
fn functions_have_their_selectors() {
    let abi = Abi::parse(LISTING).unwrap();
    let selectors: Vec<_> = abi.functions().iter().map(|f| (f.signature(), hex(f.selector()))).collect();
    let expected = [
        ("buy(uint256,address,address)", "0xe753858a"),
        ("delist(address)", "0x6b2cc75c"),
        ("list(address,address,uint256,uint256,uint256,uint256)", "0x9b5b8458"),
        ("update(address,uint256,uint256,uint256,uint256)", "0x0d71b068"),
        ("viewCanHaveMaxAmount(address,address)", "0x55d5b0df"),
        ("viewListing(address)", "0x2c3c02bf"),
        ("viewUserCanBuy(address,address,uint256)", "0xcda2f4cb"),
    ];
    assert_eq!(selectors, expected.map(|(signature, selector)| (signature, selector.to_owned())));
    for (signature, selector) in expected {
        assert_eq!(hex(function_selector(signature).unwrap()), selector);
        assert_eq!(abi.function(signature).unwrap(), abi.function(selector).unwrap());
    }
}

#[test]
fn events_are_found_by_their_topics() {
    let abi = Abi::parse(LISTING).unwrap();
    let (address, number) = (",address", ",uint256");
    for (name, addresses, numbers, topic) in [
        ("ListEvent", 3, 3, "0xa86ae9c985c55367c042674971348425f30ae1cde943afa9d7c92c3454fd3528"),
        ("ListingBuyEvent", 3, 3, "0x3a08128bf72810c28549228e809304785a151871e86e081060b71864e5151dbc"),
        ("ListingDelistEvent", 2, 1, "0x82df667c149bd5462b0fa895c540fc9ebc4be10af2bd595e17cc45b1b2fd590e"),
        ("ListingUpdateEvent", 2, 5, "0xfe9a09c1d56f3a6b3b10991793416a073ad4492c63fc6d8f5d1d40bc87901fe2"),
    ] {
        let types = address.repeat(addresses) + &number.repeat(numbers);
        let signature = format!("{name}({})", &types[1..]);
        assert_eq!(hex(event_topic(&signature).unwrap()), topic);
        let data = vec![0; 32 * (addresses + numbers)];
        let log = abi.decode_event_log(&[event_topic(&signature).unwrap()], &data).unwrap();
        assert_eq!((log.entry.name(), log.entry.signature()), (name, &*signature));
        assert_eq!(log.args.get("user"), Some(&text("0x0000000000000000000000000000000000000000")));
    }
}

#[test]
fn buy_makes_the_known_calldata() {
    let abi = Abi::parse(LISTING).unwrap();
    let args = [integer("5"), text(HOUSE), text(CURRENCY)];
    let data = abi.function("buy").unwrap().encode(&args).unwrap();
    assert_eq!(
        hex(&data),
        "0xe753858a\
         0000000000000000000000000000000000000000000000000000000000000005\
         00000000000000000000000070f1d2c056bf9f6956d2d2ce045d3db33dee3c05\
         00000000000000000000000032d55702aef0e031f9264f9bbb20b3f89ee57a95"
    );
    let call = abi.decode_function_data(&data).unwrap();
    assert_eq!(call.entry.name(), "buy");
    let checksummed =
        [text("0x70f1D2C056bf9F6956D2D2Ce045D3DB33DeE3C05"), text("0x32D55702Aef0e031f9264F9bbB20b3f89eE57A95")];
    assert_eq!(call.args.items()[0], integer("5"));
    assert_eq!(call.args.items()[1..], checksummed);
}

#[test]
fn a_listing_is_an_object() {
    let abi = Abi::parse(LISTING).unwrap();
    let mut words = vec![0; 6 * 32];
    words[95] = 7;
    let listing = abi.decode_function_result("viewListing", &words).unwrap();
    assert_eq!(listing.get("price"), Some(&integer("7")));
    assert_eq!(abi.decode_function_result("buy", &[]).unwrap(), Tree::Null);
    words.truncate(32);
    assert_eq!(abi.decode_function_result("viewUserCanBuy", &words).unwrap(), Tree::Bool(false));
}

#[test]
fn a_digest_covers_length_and_bytes() {
    let expected = "0x4fb8b2cd045f649004203369bc08d92dbecdd77222ad40ac839bedaa97fbdf75";
    assert_eq!(hex(calldata_digest(&[1, 2, 3])), expected);
    assert_ne!(calldata_digest(&[1, 2, 3]), keccak256(&[1, 2, 3]));
}
