package org.workerservice.security;

import io.vertx.ext.auth.PubSecKeyOptions;

/**
 * A key that may sign tokens. It is bound to one algorithm, so that a public key can never be used
 * as a shared secret.
 */
public sealed interface TokenKey permits SharedSecret, IssuerPublicKey {
  /** Returns the key in the form that the token library takes. */
  PubSecKeyOptions options();
}
