package io.callbatch.adapter.json.write;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes violations and warnings as JSON: one shape for every surface. */
public final class FindingsJson {

  private FindingsJson() {}

  /**
   * A report on one source as compact JSON: {@code file} if it has a name, {@code valid}, {@code
   * violations}, {@code warnings}, and how many of each are left out.
   */
  public static String report(Optional<String> file, Findings violations, Findings warnings) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      file.ifPresent(name -> json.writeStringProperty("file", name));
      json.writeBooleanProperty("valid", violations.total() == 0);
      writeViolations(json, violations);
      writeWarnings(json, warnings);
      json.writeEndObject();
    }
    return target.toString(StandardCharsets.UTF_8);
  }

  /**
   * One finding as compact JSON: {@code file}, {@code kind}, and the members that it has in a
   * report.
   *
   * @param kind "violation" or "warning"
   */
  public static String finding(String file, String kind, Violation finding) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("file", file);
      json.writeStringProperty("kind", kind);
      writeMembers(json, finding);
      json.writeEndObject();
    }
    return target.toString(StandardCharsets.UTF_8);
  }

  /** How many findings of a kind of a document aren't listed, as compact JSON. */
  public static String omitted(String file, String kind, int count) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonGenerators.generator(target)) {
      json.writeStartObject();
      json.writeStringProperty("file", file);
      json.writeStringProperty("kind", kind);
      json.writeNumberProperty("omitted", count);
      json.writeEndObject();
    }
    return target.toString(StandardCharsets.UTF_8);
  }

  /**
   * Writes the members {@code violations} and, where some are left out, {@code omittedViolations}.
   */
  public static void writeViolations(JsonGenerator json, Findings violations) {
    write(json, "violations", "omittedViolations", violations);
  }

  /** Writes the members {@code warnings} and, where some are left out, {@code omittedWarnings}. */
  public static void writeWarnings(JsonGenerator json, Findings warnings) {
    write(json, "warnings", "omittedWarnings", warnings);
  }

  private static void write(JsonGenerator json, String listed, String omitted, Findings findings) {
    json.writeArrayPropertyStart(listed);
    for (Violation violation : findings.listed()) {
      json.writeStartObject();
      writeMembers(json, violation);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (findings.omitted() > 0) {
      json.writeNumberProperty(omitted, findings.omitted());
    }
  }

  private static void writeMembers(JsonGenerator json, Violation violation) {
    json.writeStringProperty("pointer", violation.pointer());
    json.writeNumberProperty("line", violation.line());
    json.writeNumberProperty("column", violation.column());
    json.writeStringProperty("rule", violation.rule().id());
    json.writeStringProperty("message", violation.message());
  }
}
