package io.callbatch.adapter.json.testing;

import io.callbatch.adapter.json.testing.Site.Presence;
import io.callbatch.adapter.json.testing.Site.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Finds every value of a document that the published schema speaks of: the schema once more, as a
 * walk over the tree, independent of the reader.
 */
public final class Sites {
  private final List<Site> sites = new ArrayList<>();

  private Sites() {}

  public static List<Site> of(JsonTree.Node document) {
    Sites sites = new Sites();
    sites.document(document);
    return sites.sites;
  }

  private void document(JsonTree.Node batch) {
    member(batch, "", "status", Type.STATUS, Presence.REQUIRED);
    elements(batch, "", "results", Type.OBJECTS, Presence.REQUIRED, Type.OBJECT, this::call);
    member(batch, "", "requestedAt", Type.INSTANT, Presence.OPTIONAL);
    member(batch, "", "startedAt", Type.INSTANT, Presence.PROGRESS);
    member(batch, "", "completedAt", Type.INSTANT, Presence.PROGRESS);
    elements(batch, "", "errors", Type.OBJECTS, Presence.OPTIONAL, Type.OBJECT, this::error);
    entries(batch, "", "links", Presence.OPTIONAL, Type.TEXT, Presence.OPTIONAL, (_, _) -> {});
  }

  private void call(JsonTree value, String pointer) {
    JsonTree.Node call = (JsonTree.Node) value;
    member(call, pointer, "id", Type.TEXT, Presence.REQUIRED);
    entries(
        call, pointer, "properties", Presence.REQUIRED, Type.TEXT, Presence.PROPERTY, (_, _) -> {});
    entries(
        call,
        pointer,
        "propertiesWithHistory",
        Presence.OPTIONAL,
        Type.VERSIONS,
        Presence.OPTIONAL,
        (versions, at) -> elements(versions, at, Type.OBJECT, this::version));
    member(call, pointer, "createdAt", Type.INSTANT, Presence.REQUIRED);
    member(call, pointer, "updatedAt", Type.INSTANT, Presence.REQUIRED);
    member(call, pointer, "archived", Type.BOOLEAN, Presence.REQUIRED);
    member(call, pointer, "archivedAt", Type.INSTANT, Presence.OPTIONAL);
  }

  private void version(JsonTree value, String pointer) {
    JsonTree.Node version = (JsonTree.Node) value;
    for (String name : List.of("value", "sourceType", "sourceId", "sourceLabel")) {
      member(version, pointer, name, Type.TEXT, Presence.OPTIONAL);
    }
    member(version, pointer, "timestamp", Type.INSTANT, Presence.OPTIONAL);
    member(version, pointer, "updatedByUserId", Type.INTEGER, Presence.OPTIONAL);
  }

  private void error(JsonTree value, String pointer) {
    JsonTree.Node error = (JsonTree.Node) value;
    for (String name : List.of("status", "category", "message")) {
      member(error, pointer, name, Type.TEXT, Presence.OPTIONAL);
    }
    context(error, pointer);
    elements(error, pointer, "errors", Type.OBJECTS, Presence.OPTIONAL, Type.OBJECT, this::detail);
  }

  private void detail(JsonTree value, String pointer) {
    JsonTree.Node detail = (JsonTree.Node) value;
    member(detail, pointer, "message", Type.TEXT, Presence.EXPECTED);
    for (String name : List.of("code", "in", "subCategory")) {
      member(detail, pointer, name, Type.TEXT, Presence.OPTIONAL);
    }
    context(detail, pointer);
  }

  private void context(JsonTree.Node owner, String pointer) {
    entries(
        owner,
        pointer,
        "context",
        Presence.OPTIONAL,
        Type.TEXTS,
        Presence.OPTIONAL,
        (texts, at) -> elements(texts, at, Type.TEXT, (_, _) -> {}));
  }

  private void member(
      JsonTree.Node owner, String pointer, String name, Type type, Presence presence) {
    if (owner.indexOf(name) >= 0) {
      sites.add(
          new Site(pointer + "/" + token(name), owner, name, owner.get(name), type, presence));
    }
  }

  private void entries(
      JsonTree.Node owner,
      String pointer,
      String name,
      Presence presence,
      Type entry,
      Presence entryPresence,
      BiConsumer<JsonTree, String> inside) {
    member(owner, pointer, name, Type.OBJECT, presence);
    if (owner.indexOf(name) >= 0) {
      JsonTree.Node map = (JsonTree.Node) owner.get(name);
      for (JsonTree.Member member : map.members()) {
        member(map, pointer + "/" + name, member.name(), entry, entryPresence);
        inside.accept(member.value(), pointer + "/" + name + "/" + token(member.name()));
      }
    }
  }

  private void elements(
      JsonTree.Node owner,
      String pointer,
      String name,
      Type type,
      Presence presence,
      Type element,
      BiConsumer<JsonTree, String> inside) {
    member(owner, pointer, name, type, presence);
    if (owner.indexOf(name) >= 0) {
      elements(owner.get(name), pointer + "/" + name, element, inside);
    }
  }

  private void elements(
      JsonTree array, String pointer, Type type, BiConsumer<JsonTree, String> inside) {
    List<JsonTree> elements = ((JsonTree.Elements) array).elements();
    for (int i = 0; i < elements.size(); i++) {
      String at = pointer + "/" + i;
      sites.add(new Site(at, array, null, elements.get(i), type, Presence.ELEMENT));
      inside.accept(elements.get(i), at);
    }
  }

  private static String token(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
