package io.callbatch.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.callbatch.adapter.json.testing.CollidingNames;
import io.callbatch.domain.testing.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A corpus of what isn't as it should be, for tests that show it to every surface. */
public final class BadInputs {
  private BadInputs() {}

  /** Texts that are no JSON, or JSON that goes beyond limits. */
  public static List<byte[]> json() {
    List<byte[]> texts = new ArrayList<>();
    String small =
        "{\"inputs\":[{\"id\":\"1\",\"properties\":{\"a\":-1.5e3,\"b\":\"\\u00e9\\n\"}}],\"x\":true}";
    for (int end = 0; end < small.length(); end++) {
      texts.add(small.substring(0, end).getBytes(UTF_8));
    }
    byte[] fixture = Fixture.BATCH_READ_207_SUBCATEGORY.bytes();
    for (int end = 0; end < fixture.length - 2; end += 3) {
      texts.add(Arrays.copyOf(fixture, end));
    }
    Stream.of(
            "0x1F",
            "-0x1",
            "+1",
            ".5",
            "1.",
            "1e",
            "1e+",
            "01",
            "-",
            "--1",
            "1_000",
            "1,5",
            "1f",
            "0b1",
            "NaN",
            "Infinity",
            "-Infinity",
            "-INF",
            "undefined",
            "None",
            "True",
            "nul",
            "nulll",
            "tru",
            "'a'",
            "`a`",
            "“a”",
            "a",
            "/* c */ 1",
            "// c\n1",
            "# c\n1",
            "<!-- -->",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1;2]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1,}",
            "{,}",
            "{a:1}",
            "{'a':1}",
            "{1:1}",
            "{null:1}",
            "]",
            "}",
            "[}",
            "{]",
            "[1}",
            "{\"a\":1]",
            "[[",
            "{{",
            "1 2",
            "{} {}",
            "[] x",
            "\"\\x\"",
            "\"\\u12G4\"",
            "\"\\u\"",
            "\"\\",
            "\"a\tb\"",
            "\"a\nb\"",
            "\"a\u0000b\"",
            "\u0000",
            "\u001e{}",
            "\u001b[31m",
            "\u007f",
            "\f1",
            "\u000b1",
            "\u00a01",
            "\ufeff{}",
            "\u2028",
            "é",
            "😀",
            "$",
            "%",
            "@",
            "=",
            "(1)",
            "<a>",
            "a=b&c=d",
            "--\nx: y",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"",
            ":",
            ",",
            "\\",
            "{\"a\":\"\\ud800\"}")
        .forEach(text -> {
          texts.add(text.getBytes(UTF_8));
          texts.add(("{\"inputs\":" + text + "}").getBytes(UTF_8));
        });
    texts.add("[".repeat(100_000).getBytes(UTF_8));
    texts.add(("{\"a\":" + "9".repeat(5_000) + "}").getBytes(UTF_8));
    texts.add(("{\"" + "n".repeat(60_000) + "\":1}").getBytes(UTF_8));
    texts.add(("{" + CollidingNames.members(CollidingNames.of(4_000), "1") + "}").getBytes(UTF_8));
    for (String hex :
        List.of("ff", "c0af", "eda080", "f4908080", "e9", "80", "22c322", "7b22ff223a317d")) {
      texts.add(HexFormat.of().parseHex(hex));
    }
    texts.add("{\"a\":1}".getBytes(UTF_16LE));
    texts.add("{\"a\":\"é\"}".getBytes(ISO_8859_1));
    return texts;
  }

  /** Bytes that are no message, or one that isn't legal. */
  public static List<byte[]> protobuf() {
    List<byte[]> messages = new ArrayList<>();
    for (String hex :
        List.of(
            "ff",
            "00",
            "07",
            "0f",
            "0b",
            "0c",
            "12",
            "12ff",
            "12050a0178",
            "12040a02c328",
            "1a00ff",
            "08ffffffffffffffffffff01",
            "12ffffffff0f",
            "12ffffffffffffffff7f",
            "fb01fb01",
            "0a027800",
            "12021314",
            "22020801",
            "2a04ffffffff",
            "1202080112",
            "6900",
            "320208ff")) {
      messages.add(HexFormat.of().parseHex(hex));
    }
    messages.add(HexFormat.of().parseHex("fb01".repeat(200)));
    messages.add("{}".getBytes(UTF_8));
    messages.add("status: COMPLETE".getBytes(UTF_8));
    return messages;
  }

  /** Texts that are no message in protobuf's text format. */
  public static List<byte[]> text() {
    return Stream.of(
            "}",
            "{",
            "status",
            "status:",
            "status: NONSENSE",
            "status: 99",
            "status: \"x\"",
            "colour: 1",
            "results {",
            "results { colour: 1 }",
            "results: 1",
            "requested_at { seconds: x }",
            "requested_at { seconds: 99999999999999999999 }",
            "links { key: \"a }",
            "num_errors: 1 num_errors: 2",
            "num_errors: 1.5",
            "num_errors: 0x",
            "# only",
            "links { key: '\\q' }",
            "links { key: \"\\xff\" value: \"a\" }",
            "[type.googleapis.com/x] { }",
            "results <",
            "status: COMPLETE;;",
            "\u0000",
            "é: 1",
            "results: [{]")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** Queries whose values or names aren't understood. */
  public static List<String> queries() {
    return List.of(
        "mode=stric",
        "mode=",
        "details=perhaps",
        "report=2",
        "invalid=keep",
        "max-violations=0",
        "max-violations=x",
        "max-violations=99999999999999999999",
        "a=%",
        "a=%zz",
        "%ff=1",
        "=",
        "&&",
        "limit=x",
        "limit=-1",
        "limit=9999999999",
        "after=x",
        "after=%00",
        "include=all",
        "status=NONE",
        "archived=%20",
        "properties=" + "x".repeat(3_000),
        "idProperty=%e9",
        "hapikey=1",
        "sorts=a",
        "a=" + "b".repeat(3_000));
  }
}
