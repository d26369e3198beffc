package io.callbatch.app.access;

import java.nio.file.Path;
import java.util.Optional;

/**
 * PEM files for TLS.
 *
 * @param certificate the server's certificate, then those that lead from it to its authority
 * @param key the private key of the server's certificate, in PKCS#8 and not encrypted
 * @param clientAuthorities certificates of the authorities whose clients are let in; empty: clients
 *     need no certificate
 */
public record TlsFiles(Path certificate, Path key, Optional<Path> clientAuthorities) {}
