package io.callbatch.adapter.json.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A JSON value that can be changed. Values are told apart by identity, equal or not. */
public abstract sealed class JsonTree {

  /** An object; its members keep their order, and a name may stand more than once. */
  public static final class Node extends JsonTree {
    final List<Member> members = new ArrayList<>();

    public Node with(String name, JsonTree value) {
      members.add(new Member(name, value));
      return this;
    }

    public JsonTree get(String name) {
      return Objects.requireNonNull(members.get(indexOf(name)).value(), name);
    }

    public void set(String name, JsonTree value) {
      members.set(indexOf(name), new Member(name, value));
    }

    public void remove(String name) {
      members.remove(indexOf(name));
    }

    public void insert(int index, String name, JsonTree value) {
      members.add(index, new Member(name, value));
    }

    public int indexOf(String name) {
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).name().equals(name)) {
          return i;
        }
      }
      return -1;
    }

    public List<Member> members() {
      return members;
    }
  }

  /** A member of an object. */
  public record Member(String name, JsonTree value) {}

  /** An array. */
  public static final class Elements extends JsonTree {
    final List<JsonTree> elements = new ArrayList<>();

    public List<JsonTree> elements() {
      return elements;
    }
  }

  /** A string, number or literal, or any value that is printed as it is. */
  public static final class Text extends JsonTree {
    final String json;

    public Text(String json) {
      this.json = json;
    }

    public String json() {
      return json;
    }
  }
}
