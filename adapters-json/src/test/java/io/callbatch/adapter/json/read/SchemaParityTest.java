package io.callbatch.adapter.json.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.testing.DocumentTrees;
import io.callbatch.adapter.json.testing.Fault;
import io.callbatch.adapter.json.testing.JsonTree;
import io.callbatch.adapter.json.testing.PlantedFaults;
import io.callbatch.adapter.json.testing.PrintedJson;
import io.callbatch.domain.model.ReadLimits;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.ReadOptions;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.model.Violation;
import io.callbatch.domain.port.out.Frame;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.Draw;
import io.callbatch.domain.testing.JsonTexts;
import io.callbatch.domain.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Strict reading and an independent JSON Schema validator find the same faults. */
class SchemaParityTest {
  /** What the schema doesn't forbid, but no document can hold or no reader should guess. */
  private static final Set<Rule> BEYOND_THE_SCHEMA =
      EnumSet.of(Rule.RANGE, Rule.UNICODE, Rule.DUPLICATE_MEMBER);

  private final JsonBatchReader reader = new JsonBatchReader(ReadLimits.DEFAULT);

  @Test
  void conformingDocumentsConformToBoth() {
    Samples.check(
        "schema parity, conforming",
        1_000,
        random -> {
          Draw draw = new Draw(random);
          JsonTree tree = new DocumentTrees(draw).tree(BatchGenerator.conforming(random).next());
          String text = PrintedJson.of(tree, draw).text();

          assertThat(SchemaOracle.brokenAt(text)).as(text).isEmpty();
          assertThat(brokenAt(text)).as(text).isEmpty();
        });
  }

  @Test
  void plantedFaultsAreFoundAtTheSamePointers() {
    Set<Fault> ofTheSchema = EnumSet.allOf(Fault.class);
    ofTheSchema.removeIf(fault -> BEYOND_THE_SCHEMA.contains(fault.rule()));
    Samples.check(
        "schema parity, planted faults",
        1_500,
        random -> {
          PlantedFaults document = PlantedFaults.plant(random, random.nextInt(10), ofTheSchema);

          assertThat(brokenAt(document.text()))
              .as(document.text())
              .isEqualTo(SchemaOracle.brokenAt(document.text()));
        });
  }

  @Test
  void documentsOfWhichAnyValueIsAnyOtherAreJudgedTheSame() {
    Samples.check(
        "schema parity, any value anywhere",
        1_500,
        random -> {
          Draw draw = new Draw(random);
          JsonTree.Node tree = new DocumentTrees(draw).tree(BatchGenerator.legal(random).next());
          for (int i = draw.below(4); i >= 0; i--) {
            mutate(tree, draw);
          }
          String text = PrintedJson.of(tree, draw).text();

          assertThat(brokenAt(text)).as(text).isEqualTo(SchemaOracle.brokenAt(text));
        });
  }

  /** Changes or takes out one value, wherever it is. */
  private static void mutate(JsonTree.Node tree, Draw draw) {
    List<Runnable> changes = new ArrayList<>();
    collect(tree, draw, changes);
    changes.get(draw.below(changes.size())).run();
  }

  private static void collect(JsonTree tree, Draw draw, List<Runnable> changes) {
    switch (tree) {
      case JsonTree.Node node -> {
        for (JsonTree.Member member : node.members()) {
          changes.add(() -> node.set(member.name(), anyValue(draw)));
          changes.add(() -> node.remove(member.name()));
          collect(member.value(), draw, changes);
        }
        changes.add(() -> add(node, draw));
      }
      case JsonTree.Elements array -> {
        for (int i = 0; i < array.elements().size(); i++) {
          int index = i;
          changes.add(() -> array.elements().set(index, anyValue(draw)));
          collect(array.elements().get(i), draw, changes);
        }
        changes.add(() -> array.elements().add(anyValue(draw)));
      }
      case JsonTree.Text _ -> {}
    }
  }

  private static void add(JsonTree.Node node, Draw draw) {
    String name = draw.oneOf("id", "status", "errors", "links", "message", "value", "timestamp");
    if (node.indexOf(name) < 0) {
      node.with(name, anyValue(draw));
    }
  }

  private static JsonTree anyValue(Draw draw) {
    return new JsonTree.Text(new JsonTexts(draw).value());
  }

  private Set<String> brokenAt(String text) {
    Reading reading =
        reader.read(
            new Frame.Document(text.getBytes(StandardCharsets.UTF_8)),
            new ReadOptions(ReadMode.STRICT, 10_000));
    Set<String> pointers = new TreeSet<>();
    if (reading instanceof Reading.Refused refused) {
      refused.violations().listed().stream()
          .filter(violation -> !BEYOND_THE_SCHEMA.contains(violation.rule()))
          .map(Violation::pointer)
          .forEach(pointers::add);
    }
    return pointers;
  }
}
