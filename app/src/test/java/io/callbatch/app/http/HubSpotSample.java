package io.callbatch.app.http;

import io.callbatch.domain.testing.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recorded answer of HubSpot, and what makes Callbatch give the same one.
 *
 * @param file the recorded body
 * @param before requests that put the store into the state
 * @param request the request that is answered
 * @param aside members that aren't compared, by their path without places in lists
 * @param instead members of which Callbatch has another value
 * @param within the member of the answer that is the recorded one; empty: the whole answer is
 * @param status the recorded status
 * @param headers the recorded header fields
 */
record HubSpotSample(
    String file,
    List<JsonNode> before,
    JsonNode request,
    Set<String> aside,
    JsonNode instead,
    Optional<String> within,
    int status,
    Map<String, String> headers) {

  /** Stands for the recorded body in what is sent. */
  private static final String RECORDED = "\"RECORDED\"";

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

  @Override
  public String toString() {
    return file;
  }

  /** All that {@code samples.json} lists. */
  static List<HubSpotSample> all() {
    Map<String, JsonNode> index = index();
    List<HubSpotSample> samples = new ArrayList<>();
    for (JsonNode listed : read(text("samples.json"))) {
      String file = listed.get("file").asString();
      JsonNode sample = read(listed.toString().replace(RECORDED, text(file)));
      Map<String, String> headers = new TreeMap<>();
      index
          .get(file)
          .get("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
      samples.add(
          new HubSpotSample(
              file,
              List.copyOf(sample.path("before").values()),
              sample.path("request"),
              Set.copyOf(sample.path("aside").propertyNames()),
              sample.path("instead"),
              Optional.ofNullable(sample.path("within").asString(null)),
              index.get(file).get("status").asInt(),
              headers));
    }
    return samples;
  }

  /** The files of all recorded answers. */
  static Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    index()
        .forEach((file, entry) -> {
          if (!entry.get("kind").asString().equals("request")) {
            answers.add(file);
          }
        });
    return answers;
  }

  private static Map<String, JsonNode> index() {
    Map<String, JsonNode> index = new TreeMap<>();
    read(text("index.json")).forEach(entry -> index.put(entry.get("file").asString(), entry));
    return index;
  }

  static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json);
  }

  static ArrayNode listOf(JsonNode only) {
    return JsonMapper.shared().createArrayNode().add(only);
  }

  /** The document that Callbatch is to give. */
  JsonNode due() {
    ObjectNode due = (ObjectNode) read(text(file));
    instead.properties().forEach(member -> due.set(member.getKey(), member.getValue()));
    return due;
  }

  /** The text of a fixture, of this module or of the domain's tests. */
  static String text(String file) {
    InputStream own = HubSpotSample.class.getResourceAsStream("/fixtures/hubspot/" + file);
    try (InputStream source =
        own == null ? Fixture.class.getResourceAsStream("fixtures/" + file) : own) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is compared of a document: without members that are left aside, times and correlation ids
   * all the same, members sorted, and of definitions those that were recorded.
   */
  JsonNode comparable(JsonNode document, JsonNode recorded) {
    JsonNode part = document;
    if (request.path("path").asString("").contains("/properties/")) {
      ArrayNode subset = JsonMapper.shared().createArrayNode();
      for (JsonNode one : recorded.get("results")) {
        for (JsonNode other : document.get("results")) {
          if (other.get("name").equals(one.get("name"))) {
            subset.add(other);
          }
        }
      }
      part = JsonMapper.shared().createObjectNode().set("results", subset);
    }
    return comparable("", part);
  }

  private JsonNode comparable(String path, JsonNode value) {
    JsonMapper mapper = JsonMapper.shared();
    if (value.isObject()) {
      ObjectNode object = mapper.createObjectNode();
      for (String member : new TreeSet<>(value.propertyNames())) {
        String at = path.isEmpty() ? member : path + "." + member;
        if (!aside.contains(at)) {
          object.set(member, comparable(at, value.get(member)));
        }
      }
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = mapper.createArrayNode();
      value.forEach(element -> array.add(comparable(path, element)));
      return array;
    }
    boolean varies =
        path.equals("correlationId") || isInstant(value) && !path.endsWith("hs_timestamp");
    return varies ? mapper.getNodeFactory().stringNode("*") : value;
  }

  private static boolean isInstant(JsonNode value) {
    return value.isString() && INSTANT.matcher(value.asString()).matches();
  }
}
