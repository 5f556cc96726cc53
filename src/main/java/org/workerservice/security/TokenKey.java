package org.workerservice.security;

import io.vertx.ext.auth.PubSecKeyOptions;

/**
 * A key that tokens may be signed with. It is bound to one algorithm, so that a public key can
 * never pass as a shared secret.
 */
public sealed interface TokenKey permits SharedSecret, IssuerPublicKey {
  /** The key in the form the token library takes. */
  PubSecKeyOptions options();
}
