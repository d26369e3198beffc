package io.callbatch.domain.usecase.batch;

import io.callbatch.domain.model.call.AssociationInput;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallInput;
import io.callbatch.domain.model.call.CallPatch;
import io.callbatch.domain.model.run.BatchOperation;
import io.callbatch.domain.model.run.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digests of what requests ask for. Every text goes in after its length, so that no two requests
 * run into each other; properties go in sorted, since their order says nothing.
 */
final class Fingerprints {

  private final MessageDigest digest;

  private Fingerprints() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The fingerprint of an operation that is asked for in a certain way, at once or submitted. */
  static Fingerprint of(String way, BatchOperation operation) {
    Fingerprints fingerprints = new Fingerprints();
    fingerprints.text(way);
    fingerprints.text(operation.kind().name());
    fingerprints.operation(operation);
    return new Fingerprint(HexFormat.of().formatHex(fingerprints.digest.digest()));
  }

  /** The fingerprint of something that is asked for in a few words. */
  static Fingerprint of(String way, List<String> words) {
    Fingerprints fingerprints = new Fingerprints();
    fingerprints.text(way);
    fingerprints.texts(words);
    return new Fingerprint(HexFormat.of().formatHex(fingerprints.digest.digest()));
  }

  private void operation(BatchOperation operation) {
    number(operation.size());
    switch (operation) {
      case BatchOperation.Create create -> create.inputs().forEach(this::input);
      case BatchOperation.Update update -> update.inputs().forEach(this::patch);
      case BatchOperation.Upsert upsert -> upsert.inputs().forEach(this::patch);
      case BatchOperation.Archive archive -> archive.ids().forEach(this::text);
      case BatchOperation.Read read -> read(read);
    }
  }

  private void input(CallInput input) {
    properties(input.properties());
    number(input.associations().size());
    for (AssociationInput association : input.associations()) {
      text(association.toId());
      number(association.types().size());
      for (AssociationSpec type : association.types()) {
        text(type.category().name());
        number(type.typeId());
      }
    }
    text(input.objectWriteTraceId());
  }

  private void patch(CallPatch patch) {
    text(patch.id());
    text(patch.idProperty());
    properties(patch.properties());
    text(patch.objectWriteTraceId());
  }

  private void read(BatchOperation.Read read) {
    read.ids().forEach(this::text);
    text(read.idProperty());
    texts(read.selection().properties());
    texts(read.selection().propertiesWithHistory());
    texts(read.selection().associations());
    text(Boolean.toString(read.selection().archived()));
  }

  private void properties(Map<String, String> properties) {
    number(properties.size());
    new TreeMap<>(properties)
        .forEach((name, value) -> {
          text(name);
          text(value);
        });
  }

  private void texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
  }

  private void text(Optional<String> text) {
    number(text.isPresent() ? 1 : 0);
    text.ifPresent(this::text);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
  }

  private void number(int number) {
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (number >>> shift));
    }
  }
}
