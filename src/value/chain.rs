//! The chains that Token Layer names.

/// A chain by Token Layer's name for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Token Layer's name for it.
    pub slug: &'static str,
    /// Its number (EIP-155); Solana has none.
    pub id: Option<u64>,
    /// Whether its money is play money.
    pub testnet: bool,
    /// What people call it.
    pub name: &'static str,
    /// LayerZero's number for its endpoint there (V2, as its list of deployed contracts had it), where it is known.
    pub endpoint: Option<u32>,
}

const fn evm(slug: &'static str, id: u64, testnet: bool, name: &'static str, endpoint: Option<u32>) -> Chain {
    Chain { slug, id: Some(id), testnet, name, endpoint }
}

const fn solana(slug: &'static str, testnet: bool, name: &'static str, endpoint: Option<u32>) -> Chain {
    Chain { slug, id: None, testnet, name, endpoint }
}

/// The 17 chains, in the order of Token Layer's page.
pub static CHAINS: [Chain; 17] = [
    solana("solana", false, "Solana", Some(30_168)),
    solana("solana-devnet", true, "Solana Devnet", Some(40_168)),
    evm("arbitrum", 42_161, false, "Arbitrum One", Some(30_110)),
    evm("base", 8453, false, "Base", Some(30_184)),
    evm("base-sepolia", 84_532, true, "Base Sepolia", Some(40_245)),
    evm("avalanche", 43_114, false, "Avalanche C-Chain", Some(30_106)),
    evm("op-bnb", 204, false, "opBNB", Some(30_202)),
    evm("bnb", 56, false, "BNB Smart Chain", Some(30_102)),
    evm("bnb-testnet", 97, true, "BNB Smart Chain Testnet", Some(40_102)),
    evm("ethereum", 1, false, "Ethereum", Some(30_101)),
    evm("monad", 143, false, "Monad", Some(30_390)),
    evm("unichain", 130, false, "Unichain", Some(30_320)),
    evm("unichain-testnet", 1301, true, "Unichain Sepolia", None),
    evm("abstract", 2741, false, "Abstract", Some(30_324)),
    evm("polygon", 137, false, "Polygon", Some(30_109)),
    evm("zksync", 324, false, "ZKsync Era", Some(30_165)),
    evm("zksync-testnet", 300, true, "ZKsync Sepolia", Some(40_305)),
];

/// The names alone.
pub(crate) static CHAIN_SLUGS: [&str; CHAINS.len()] = slugs();

const fn slugs() -> [&'static str; CHAINS.len()] {
    let mut slugs = [""; CHAINS.len()];
    let mut index = 0;
    while index < slugs.len() {
        // Indexed at compile time.
        #[allow(clippy::indexing_slicing)]
        {
            slugs[index] = CHAINS[index].slug;
        }
        index += 1;
    }
    slugs
}

impl Chain {
    /// The chain of this name.
    pub fn from_slug(slug: &str) -> Option<&'static Self> {
        CHAINS.iter().find(|chain| chain.slug == slug)
    }

    /// The chain of this number.
    pub fn from_id(id: u64) -> Option<&'static Self> {
        CHAINS.iter().find(|chain| chain.id == Some(id))
    }
}
