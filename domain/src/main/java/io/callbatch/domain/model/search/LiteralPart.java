package io.callbatch.domain.model.search;

import java.util.BitSet;

/**
 * A text that is looked for as it is, by the way of Knuth, Morris and Pratt: each character of the
 * text in which it is looked for is compared twice at most on average. Safe for several threads.
 */
final class LiteralPart {

  private final String part;

  /** For each length of what fits: how much still fits when the next character doesn't. */
  private final int[] shorter;

  LiteralPart(String part) {
    this.part = part;
    this.shorter = new int[part.length()];
    int fits = 0;
    for (int i = 1; i < part.length(); i++) {
      while (fits > 0 && part.charAt(i) != part.charAt(fits)) {
        fits = shorter[fits - 1];
      }
      if (part.charAt(i) == part.charAt(fits)) {
        fits++;
      }
      shorter[i] = fits;
    }
  }

  /** The places in a text where this part ends when it begins at one of these. */
  BitSet ends(CharSequence text, BitSet starts) {
    if (part.isEmpty()) {
      return starts;
    }
    BitSet ends = new BitSet(text.length() + 1);
    int fits = 0;
    for (int at = Math.max(0, starts.nextSetBit(0)); at < text.length(); at++) {
      char next = text.charAt(at);
      while (fits > 0 && part.charAt(fits) != next) {
        fits = shorter[fits - 1];
      }
      if (part.charAt(fits) == next) {
        fits++;
      }
      if (fits == part.length()) {
        if (starts.get(at + 1 - fits)) {
          ends.set(at + 1);
        }
        fits = shorter[fits - 1];
      }
    }
    return ends;
  }
}
