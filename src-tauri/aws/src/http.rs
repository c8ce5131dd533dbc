//! How calls go over the wire: as the SDK has it by itself, but with few connections kept for later. The first picture of a fleet takes
//! dozens at once, and each one kept holds its buffers; afterwards a scope asks a few times a minute.

use crate::lines::RESTED;
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// Idle connections of a scope: calls that come in rounds find theirs again, and a first picture leaves few behind.
const KEPT: usize = 16;

/// To an endpoint on this computer: no TLS and no proxy.
pub(crate) fn plain() -> SharedHttpClient {
    Builder::new().pool_max_idle_per_host(KEPT).pool_idle_timeout(RESTED).build_http()
}

/// To AWS: TLS, and a proxy where the environment names one, as the default client of aws-smithy-runtime 1.16 is built, which takes
/// no word on its pool.
pub(crate) fn secure() -> SharedHttpClient {
    Builder::new().build_with_connector_fn(|settings, components| {
        let mut connector = Connector::builder()
            .tls_provider(Provider::Rustls(CryptoMode::AwsLc))
            .proxy_config(ProxyConfig::from_env())
            .pool_max_idle_per_host(KEPT)
            .pool_idle_timeout(RESTED);
        connector.set_connector_settings(settings.cloned());
        connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
        connector.build()
    })
}
