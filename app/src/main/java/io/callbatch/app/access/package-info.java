/**
 * Who may ask the servers, and over which connections: the tokens file, a portal for each token,
 * TLS. The file is read and written here only; {@link io.callbatch.app.access.AccessSettings} is
 * what the composition root asks for.
 */
@NullMarked
package io.callbatch.app.access;

import org.jspecify.annotations.NullMarked;
