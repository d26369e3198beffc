package io.callbatch.adapter.json.http;

import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * How connections are encrypted.
 *
 * @param context holds the server's certificate, and the authorities whose clients it trusts
 * @param clientCertificates whether a client must show a certificate that the context trusts
 * @param protocols the versions of TLS that are spoken
 * @param suites the cipher suites that may be agreed on
 */
public record HttpTls(
    SSLContext context, boolean clientCertificates, List<String> protocols, List<String> suites) {}
