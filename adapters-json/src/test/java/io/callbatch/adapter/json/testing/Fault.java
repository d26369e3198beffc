package io.callbatch.adapter.json.testing;

import io.callbatch.adapter.json.testing.Site.Presence;
import io.callbatch.adapter.json.testing.Site.Type;
import io.callbatch.domain.model.Rule;
import io.callbatch.domain.testing.Draw;
import java.util.Set;

/** A way to break a document, row by row of the two modes' table. */
public enum Fault {
  WRONG_TYPE(Rule.TYPE) {
    @Override
    boolean fits(Site site) {
      return true;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, site.type().wrong(draw));
    }
  },
  NULL(Rule.TYPE) {
    @Override
    boolean fits(Site site) {
      return true;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, "null");
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      return switch (site.presence()) {
        case OPTIONAL -> Severity.WARNING;
        case PROPERTY -> Severity.NONE;
        case PROGRESS -> mayLackInstants ? Severity.WARNING : Severity.VIOLATION;
        case REQUIRED, EXPECTED, ELEMENT -> Severity.VIOLATION;
      };
    }
  },
  MISSING(Rule.REQUIRED) {
    @Override
    boolean fits(Site site) {
      return Set.of(Presence.REQUIRED, Presence.PROGRESS, Presence.EXPECTED)
          .contains(site.presence());
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      ((JsonTree.Node) site.parent()).remove(site.name());
      return site.parent();
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      boolean mended =
          site.presence() == Presence.EXPECTED
              || (site.presence() == Presence.PROGRESS && mayLackInstants);
      return mended ? Severity.WARNING : Severity.VIOLATION;
    }
  },
  UNKNOWN_STATUS(Rule.ENUM) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.STATUS;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, draw.oneOf("\"DONE\"", "\"complete\"", "\"\"", "\"CANCELED \""));
    }
  },
  BRITISH_STATUS(Rule.ENUM) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.STATUS;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, "\"CANCELLED\"");
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      return Severity.WARNING;
    }
  },
  SCALAR_FOR_ARRAY(Rule.TYPE) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.TEXTS || site.type() == Type.VERSIONS;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, draw.oneOf("\"x\"", "7", "true", "\"\""));
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      return Severity.WARNING;
    }
  },
  NUMBER_FOR_TEXT(Rule.TYPE) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.TEXT;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, draw.oneOf("0", "-1.50", "1e3", "true", "false"));
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      return Severity.WARNING;
    }
  },
  EPOCH_MILLIS(Rule.TYPE) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.INSTANT;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, draw.oneOf("1705314600000", "0", "-1", "1.7053146e12"));
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      return Severity.WARNING;
    }
  },
  EPOCH_MILLIS_AS_TEXT(Rule.DATE_TIME) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.INSTANT;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, draw.oneOf("\"1705314600000\"", "\"0\""));
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      return Severity.WARNING;
    }
  },
  NO_DATE_TIME(Rule.DATE_TIME) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.INSTANT;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(
          site,
          draw.oneOf(
              "\"\"",
              "\"2024-01-15\"",
              "\"2023-02-29T00:00:00Z\"",
              "\"2024-01-15T25:00:00Z\"",
              "\"2024-13-15T10:30:00Z\"",
              "\"2024-01-15 10:30\"",
              "\"2024-01-15T10:30:00\"",
              "\"12024-01-15T10:30:00Z\""));
    }
  },
  UNREPRESENTABLE_INSTANT(Rule.RANGE) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.INSTANT;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(
          site,
          draw.oneOf(
              "\"9999-12-31T23:59:59-00:01\"",
              "\"0001-01-01T00:00:00+00:01\"",
              "\"0000-06-15T00:00:00Z\"",
              "\"2024-01-15T10:30:00.0000000001Z\""));
    }
  },
  UNREPRESENTABLE_INTEGER(Rule.RANGE) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.INTEGER;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(
          site,
          draw.oneOf("9223372036854775808", "-9223372036854775809", "1e30", "1e999999999999"));
    }
  },
  LONE_SURROGATE(Rule.UNICODE) {
    @Override
    boolean fits(Site site) {
      return site.type() == Type.TEXT;
    }

    @Override
    JsonTree plant(Site site, Draw draw) {
      return replaced(site, draw.oneOf("\"\\ud800\"", "\"a\\uDC00b\"", "\"\\uD83D\\uD83D\""));
    }
  },
  DUPLICATE(Rule.DUPLICATE_MEMBER) {
    @Override
    boolean fits(Site site) {
      return site.parent() instanceof JsonTree.Node;
    }

    /** What stands before the last value doesn't count, so it is nonsense. */
    @Override
    JsonTree plant(Site site, Draw draw) {
      JsonTree.Node parent = (JsonTree.Node) site.parent();
      int before = draw.below(parent.indexOf(site.name()) + 1);
      parent.insert(before, site.name(), new JsonTree.Text("[[{\"x\":{}}]]"));
      return site.value();
    }

    @Override
    Severity lenient(Site site, boolean mayLackInstants) {
      return Severity.WARNING;
    }
  };

  /** What a fault amounts to. */
  public enum Severity {
    VIOLATION,
    WARNING,
    NONE
  }

  private final Rule rule;

  Fault(Rule rule) {
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }

  /** Whether the value can be broken in this way. */
  abstract boolean fits(Site site);

  /** Breaks it; returns the value at whose place the fault is to be reported. */
  abstract JsonTree plant(Site site, Draw draw);

  /** What it amounts to in lenient mode. In strict mode every fault is a violation. */
  Severity lenient(Site site, boolean mayLackInstants) {
    return Severity.VIOLATION;
  }

  private static JsonTree replaced(Site site, String json) {
    JsonTree.Text text = new JsonTree.Text(json);
    site.replace(text);
    return text;
  }
}
