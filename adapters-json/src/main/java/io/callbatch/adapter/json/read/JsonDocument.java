package io.callbatch.adapter.json.read;

import io.callbatch.domain.model.Findings;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.port.out.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Reads a JSON text (RFC 8259, in UTF-8 without a byte order mark), whatever it is to hold: once,
 * and once more where names stand twice in an object. For one thread.
 */
final class JsonDocument {

  private final Frame.Document document;
  private final ReadLimits limits;
  private final ReadOptions options;

  JsonDocument(Frame.Document document, ReadLimits limits, ReadOptions options) {
    this.document = document;
    this.limits = limits;
    this.options = options;
  }

  /**
   * Reads the text.
   *
   * @param value reads the value of the text, with the cursor on its first token; null, with a
   *     violation, where there is none
   */
  <T> JsonResult<T> read(Members.ValueReader<T> value) {
    if (document.bytes().length > limits.maxDocumentBytes()) {
      return new JsonResult.Refused<>(
          Frame.Broken.tooLarge(limits.maxDocumentBytes(), document.firstLine(), 1, true)
              .refusal());
    }
    Utf8 utf8 = Utf8.scan(document.bytes());
    if (utf8.invalidAt() >= 0) {
      return new JsonResult.Refused<>(notUtf8(utf8.invalidAt()));
    }
    LoneSurrogates loneSurrogates = LoneSurrogates.of(document.bytes(), utf8);
    DuplicateMembers duplicates = new DuplicateMembers();
    Attempt<T> attempt = new Attempt<>(loneSurrogates, duplicates);
    attempt.run(value);
    if (!duplicates.isEmpty()) {
      attempt = new Attempt<>(loneSurrogates, duplicates);
      attempt.run(value);
    }
    return attempt.result();
  }

  private Reading.Refused notUtf8(int at) {
    FindingCollector violations = new FindingCollector(1);
    violations.addDecisive(
        at,
        "",
        Rule.UNICODE,
        "expected text in UTF-8, found the byte 0x%02X, which is no UTF-8 here"
            .formatted(document.bytes()[at]));
    return new Reading.Refused(
        Reading.Refusal.NOT_UTF8,
        violations.toFindings(document.bytes(), document.firstLine()),
        Findings.NONE);
  }

  /** One pass over the text. */
  private final class Attempt<T> {

    private final FindingCollector violations;
    private final FindingCollector warnings;
    private final JsonParser parser;
    private final TokenCursor cursor;
    private @Nullable T value;
    private Reading.Refusal refusal = Reading.Refusal.INVALID;

    Attempt(LoneSurrogates loneSurrogates, DuplicateMembers duplicates) {
      this.violations = new FindingCollector(options.maxViolations());
      this.warnings = new FindingCollector(options.maxViolations());
      this.parser = JsonParsers.parser(loneSurrogates.replacedIn(document.bytes()));
      this.cursor =
          new TokenCursor(
              document.bytes(),
              parser,
              limits,
              options.mode(),
              loneSurrogates,
              duplicates,
              violations,
              warnings);
    }

    void run(Members.ValueReader<T> reader) {
      try (parser) {
        if (startsWithByteOrderMark(document.bytes())) {
          malformed(0, "", Rule.SYNTAX, "expected JSON without a byte order mark, found one");
        } else if (cursor.next() == null) {
          malformed(
              document.bytes().length, "", Rule.SYNTAX, "expected a JSON document, found nothing");
        } else {
          value = reader.read(cursor);
          if (cursor.next() != null) {
            malformed(
                cursor.offset(),
                "",
                Rule.SYNTAX,
                "expected the end of the document, found more after it");
          }
        }
      } catch (LimitReachedException e) {
        malformed(e.offset(), e.pointer(), e.rule(), e.finding());
      } catch (JacksonException _) {
        SyntaxFault fault = SyntaxFault.of(document.bytes(), parser);
        malformed(fault.offset(), "", Rule.SYNTAX, fault.message());
      }
    }

    private void malformed(int offset, String pointer, Rule rule, String message) {
      refusal = Reading.Refusal.MALFORMED;
      violations.addDecisive(offset, pointer, rule, message);
    }

    JsonResult<T> result() {
      if (value == null || !violations.isEmpty()) {
        return new JsonResult.Refused<>(
            new Reading.Refused(refusal, findings(violations), findings(warnings)));
      }
      return new JsonResult.Read<>(value, findings(warnings));
    }

    private Findings findings(FindingCollector collector) {
      return collector.toFindings(document.bytes(), document.firstLine());
    }
  }

  private static boolean startsWithByteOrderMark(byte[] text) {
    return text.length >= 3
        && text[0] == (byte) 0xEF
        && text[1] == (byte) 0xBB
        && text[2] == (byte) 0xBF;
  }
}
