package io.callbatch.app.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of PEM blocks (RFC 7468): certificates, keys, and text between them. */
final class PemFile {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private record Block(String label, byte[] content) {}

  private final Path file;
  private final List<Block> blocks;

  private PemFile(Path file, List<Block> blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  static PemFile read(Path file) {
    List<Block> blocks = new ArrayList<>();
    try {
      Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      while (matcher.find()) {
        blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
      }
    } catch (NoSuchFileException e) {
      throw new AccessException("%s isn't there".formatted(file), e);
    } catch (IOException e) {
      throw FileFailures.unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw new AccessException(
          "%s: expected a block in base64, found other characters".formatted(file), e);
    }
    return new PemFile(file, blocks);
  }

  /** The certificates in their order, at least one. */
  List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.label().equals("CERTIFICATE")) {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.content())));
        }
      }
    } catch (CertificateException e) {
      throw new AccessException(
          "%s holds a certificate that can't be read; expected X.509".formatted(file), e);
    }
    if (certificates.isEmpty()) {
      throw new AccessException(
          "%s: expected -----BEGIN CERTIFICATE-----, found no certificate".formatted(file));
    }
    return certificates;
  }

  /** The one private key. */
  PrivateKey privateKey() {
    List<Block> keys =
        blocks.stream().filter(block -> block.label().endsWith("PRIVATE KEY")).toList();
    if (keys.size() != 1) {
      throw new AccessException(
          "%s: expected one -----BEGIN PRIVATE KEY-----, found %d private keys"
              .formatted(file, keys.size()));
    }
    Block key = keys.getFirst();
    if (!key.label().equals("PRIVATE KEY")) {
      throw new AccessException(
          "%s: expected a PRIVATE KEY, as `openssl pkcs8 -topk8 -nocrypt` makes it, found an %s"
              .formatted(file, key.label()));
    }
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(key.content());
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException _) {
        // one of another kind, then
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + algorithm, e);
      }
    }
    throw new AccessException(
        "%s: expected an RSA, EC or Ed25519 key, found one that can't be read".formatted(file));
  }
}
