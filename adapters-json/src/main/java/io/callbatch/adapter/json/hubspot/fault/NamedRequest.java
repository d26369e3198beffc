package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.call.RequestId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that its caller has named, with all by which a repeat of it is known.
 *
 * @param portal whose request it is
 * @param id its name
 * @param asked what it asks for: method, path, query and the hash of its body
 */
record NamedRequest(PortalId portal, RequestId id, String asked) {

  static NamedRequest of(RoutedRequest request, RequestId id, byte[] body) {
    return new NamedRequest(
        request.portal(),
        id,
        "%s %s?%s %s"
            .formatted(
                request.request().method(),
                request.request().path(),
                request.request().rawQuery(),
                hash(body)));
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
