package io.callbatch.adapter.json.testing;

import io.callbatch.domain.model.BatchCallsResponse;
import io.callbatch.domain.model.ReadMode;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.testing.BatchGenerator;
import io.callbatch.domain.testing.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A conforming document with so many faults at random places, and what is to be said of each. */
public final class PlantedFaults {
  /** A fault and the value at whose place it is to be reported. */
  private record Planted(Fault fault, Site site, JsonTree place) {}

  /** A finding that is due. */
  public record Due(String pointer, int line, int column, Rule rule) {}

  private final JsonTree.Node tree;
  private final boolean mayLackInstants;
  private final List<Planted> planted = new ArrayList<>();
  private PrintedJson printed;

  private PlantedFaults(JsonTree.Node tree, boolean mayLackInstants) {
    this.tree = tree;
    this.mayLackInstants = mayLackInstants;
  }

  /** Plants up to so many of these faults; fewer where the document is too small. */
  public static PlantedFaults plant(RandomGenerator random, int most, Set<Fault> faults) {
    Draw draw = new Draw(random);
    BatchCallsResponse batch = BatchGenerator.conforming(random).next();
    JsonTree.Node tree = new DocumentTrees(draw).tree(batch);
    PlantedFaults document = new PlantedFaults(tree, batch.status().mayLackInstants());
    List<Site> sites = new ArrayList<>(Sites.of(tree));
    while (document.planted.size() < most && !sites.isEmpty()) {
      Site site = sites.remove(draw.below(sites.size()));
      if (document.planted.stream().noneMatch(other -> meet(site, other.site()))) {
        document.plantOne(site, faults, draw);
      }
    }
    document.printed = PrintedJson.of(tree, draw);
    return document;
  }

  /** Whether one lies within the other, or what is due at one depends on the other. */
  private static boolean meet(Site one, Site other) {
    boolean progress =
        (one.type() == Site.Type.STATUS && other.presence() == Site.Presence.PROGRESS)
            || (other.type() == Site.Type.STATUS && one.presence() == Site.Presence.PROGRESS);
    return progress
        || (one.pointer() + "/").startsWith(other.pointer() + "/")
        || (other.pointer() + "/").startsWith(one.pointer() + "/");
  }

  private void plantOne(Site site, Set<Fault> faults, Draw draw) {
    List<Fault> fitting = faults.stream().filter(fault -> fault.fits(site)).sorted().toList();
    if (!fitting.isEmpty()) {
      Fault fault = fitting.get(draw.below(fitting.size()));
      planted.add(new Planted(fault, site, fault.plant(site, draw)));
    }
  }

  public byte[] bytes() {
    return printed.bytes();
  }

  public String text() {
    return printed.text();
  }

  public int count() {
    return planted.size();
  }

  /** The violations that are due. */
  public List<Due> violations(ReadMode mode) {
    return due(mode, Fault.Severity.VIOLATION);
  }

  /** The warnings that are due. */
  public List<Due> warnings(ReadMode mode) {
    return due(mode, Fault.Severity.WARNING);
  }

  private List<Due> due(ReadMode mode, Fault.Severity severity) {
    return planted.stream()
        .filter(one -> severity(one, mode) == severity)
        .map(one -> {
          PrintedJson.Place place = printed.place(one.place());
          return new Due(one.site().pointer(), place.line(), place.column(), one.fault().rule());
        })
        .toList();
  }

  private Fault.Severity severity(Planted one, ReadMode mode) {
    return mode == ReadMode.STRICT
        ? Fault.Severity.VIOLATION
        : one.fault().lenient(one.site(), mayLackInstants);
  }
}
