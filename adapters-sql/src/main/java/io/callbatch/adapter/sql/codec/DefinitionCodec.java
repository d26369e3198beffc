package io.callbatch.adapter.sql.codec;

import io.callbatch.domain.model.property.PropertyDefinition;
import io.callbatch.domain.model.property.PropertyFlags;
import io.callbatch.domain.model.property.PropertyOption;
import io.callbatch.domain.model.property.PropertyType;

/** Property definitions, as bytes. */
public final class DefinitionCodec {

  private static final int VERSION = 1;

  private DefinitionCodec() {}

  /** The definition as bytes. */
  public static byte[] encode(PropertyDefinition definition) {
    BlobWriter out = new BlobWriter();
    out.number(VERSION);
    write(out, definition);
    return out.toBytes();
  }

  static void write(BlobWriter out, PropertyDefinition definition) {
    out.text(definition.name());
    out.text(definition.label());
    out.text(definition.description());
    out.text(definition.groupName());
    out.choice(definition.type());
    out.text(definition.fieldType());
    out.list(definition.options(), DefinitionCodec::option);
    flags(out, definition.flags());
    out.number(definition.displayOrder());
    out.optional(definition.createdAt(), BlobWriter::instant);
    out.optional(definition.updatedAt(), BlobWriter::instant);
    out.optional(definition.archivedAt(), BlobWriter::instant);
  }

  /** The definition of these bytes. */
  public static PropertyDefinition decode(byte[] bytes) {
    return BlobReader.read(bytes, VERSION, DefinitionCodec::read);
  }

  static PropertyDefinition read(BlobReader in) {
    return new PropertyDefinition(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.choice(PropertyType.class),
        in.text(),
        in.list(DefinitionCodec::option),
        flags(in),
        (int) in.number(),
        in.optional(BlobReader::instant),
        in.optional(BlobReader::instant),
        in.optional(BlobReader::instant));
  }

  private static void option(BlobWriter out, PropertyOption option) {
    out.text(option.value());
    out.text(option.label());
    out.optional(option.description(), BlobWriter::text);
    out.number(option.displayOrder());
    out.flag(option.hidden());
  }

  private static PropertyOption option(BlobReader in) {
    return new PropertyOption(
        in.text(), in.text(), in.optional(BlobReader::text), (int) in.number(), in.flag());
  }

  private static void flags(BlobWriter out, PropertyFlags flags) {
    out.flag(flags.hubspotDefined());
    out.flag(flags.calculated());
    out.flag(flags.readOnly());
    out.flag(flags.required());
    out.flag(flags.unique());
    out.flag(flags.externalOptions());
    out.flag(flags.hidden());
  }

  private static PropertyFlags flags(BlobReader in) {
    return new PropertyFlags(
        in.flag(), in.flag(), in.flag(), in.flag(), in.flag(), in.flag(), in.flag());
  }
}
