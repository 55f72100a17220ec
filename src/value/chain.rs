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
}

const fn evm(slug: &'static str, id: u64, testnet: bool, name: &'static str) -> Chain {
    Chain { slug, id: Some(id), testnet, name }
}

const fn solana(slug: &'static str, testnet: bool, name: &'static str) -> Chain {
    Chain { slug, id: None, testnet, name }
}

/// The 17 chains, in the order of Token Layer's page.
pub static CHAINS: [Chain; 17] = [
    solana("solana", false, "Solana"),
    solana("solana-devnet", true, "Solana Devnet"),
    evm("arbitrum", 42_161, false, "Arbitrum One"),
    evm("base", 8453, false, "Base"),
    evm("base-sepolia", 84_532, true, "Base Sepolia"),
    evm("avalanche", 43_114, false, "Avalanche C-Chain"),
    evm("op-bnb", 204, false, "opBNB"),
    evm("bnb", 56, false, "BNB Smart Chain"),
    evm("bnb-testnet", 97, true, "BNB Smart Chain Testnet"),
    evm("ethereum", 1, false, "Ethereum"),
    evm("monad", 143, false, "Monad"),
    evm("unichain", 130, false, "Unichain"),
    evm("unichain-testnet", 1301, true, "Unichain Sepolia"),
    evm("abstract", 2741, false, "Abstract"),
    evm("polygon", 137, false, "Polygon"),
    evm("zksync", 324, false, "ZKsync Era"),
    evm("zksync-testnet", 300, true, "ZKsync Sepolia"),
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
