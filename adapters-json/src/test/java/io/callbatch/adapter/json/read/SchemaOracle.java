package io.callbatch.adapter.json.read;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The bundled schema, judged by a validator that shares no code with the reader. */
final class SchemaOracle {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(), InputFormat.JSON);

  private SchemaOracle() {}

  /** The schema itself. */
  static String text() {
    try (InputStream source =
        SchemaOracle.class.getResourceAsStream(
            "/io/callbatch/schema/batch-calls-response.schema.json")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("the bundled schema can't be read", e);
    }
  }

  /** Pointers of everything that breaks the schema, a missing member's own among them. */
  static Set<String> brokenAt(String document) {
    List<Error> errors =
        SCHEMA.validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    Set<String> pointers = new TreeSet<>();
    for (Error error : errors) {
      String location = pointer(error.getInstanceLocation());
      pointers.add(
          error.getKeyword().equals("required") ? location + "/" + error.getProperty() : location);
    }
    return pointers;
  }

  /** The validator's own text of a path escapes names as in JSON, which RFC 6901 doesn't. */
  private static String pointer(NodePath path) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      String name = path.getElement(i).toString();
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
