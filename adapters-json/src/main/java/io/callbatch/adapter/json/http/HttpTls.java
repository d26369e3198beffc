package io.callbatch.adapter.json.http;

import javax.net.ssl.SSLContext;

/**
 * How connections are encrypted.
 *
 * @param context holds the server's certificate, and the authorities whose clients it trusts
 * @param clientCertificates whether a client must show a certificate that the context trusts
 */
public record HttpTls(SSLContext context, boolean clientCertificates) {}
