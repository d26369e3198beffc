package io.callbatch.buildsupport;

import java.beans.Introspector;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.mapstruct.ap.spi.DefaultAccessorNamingStrategy;
import org.mapstruct.ap.spi.MapStructProcessingEnvironment;

/**
 * Shows MapStruct a protobuf message as its fields and nothing else.
 *
 * <p>Plain MapStruct takes every helper method of a generated class for a property, so that
 * "unmapped target = error" can't be used. Here a field {@code x} is written by {@code setX},
 * {@code addAllX} or {@code putAllX}, read by {@code getX}, {@code getXList} or {@code getXMap},
 * and present by {@code hasX}; then a field that nobody maps fails the build.
 */
public final class ProtobufAccessorNaming extends DefaultAccessorNamingStrategy {

  private static final Set<String> NOT_FIELDS =
      Set.of(
          "allFields",
          "unknownFields",
          "serializedSize",
          "descriptorForType",
          "defaultInstanceForType",
          "parserForType",
          "initializationErrorString",
          "class");

  private @Nullable TypeMirror message;
  private @Nullable TypeMirror builder;

  @Override
  public void init(MapStructProcessingEnvironment environment) {
    super.init(environment);
    message = typeNamed(environment, "com.google.protobuf.MessageLite");
    builder = typeNamed(environment, "com.google.protobuf.MessageLite.Builder");
  }

  private static @Nullable TypeMirror typeNamed(
      MapStructProcessingEnvironment environment, String name) {
    TypeElement element = environment.getElementUtils().getTypeElement(name);
    return element == null ? null : element.asType();
  }

  @Override
  public boolean isSetterMethod(ExecutableElement method) {
    if (!isMember(method, builder)) {
      return super.isSetterMethod(method);
    }
    String name = method.getSimpleName().toString();
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.size() != 1) {
      return false;
    }
    if (name.startsWith("addAll") || name.startsWith("putAll")) {
      return true;
    }
    return name.startsWith("set")
        && !isMap(method, name.substring(3))
        && !isAssignable(parameters.get(0).asType(), builder)
        && !isVariantOf(method, name, "Bytes")
        && !isVariantOf(method, name, "Value")
        && !"setUnknownFields".equals(name);
  }

  @Override
  protected boolean isFluentSetter(ExecutableElement method) {
    return !isMember(method, builder) && super.isFluentSetter(method);
  }

  @Override
  public boolean isAdderMethod(ExecutableElement method) {
    return !isMember(method, builder) && super.isAdderMethod(method);
  }

  @Override
  public boolean isGetterMethod(ExecutableElement method) {
    if (isMember(method, builder)) {
      return false;
    }
    if (!isMember(method, message)) {
      return super.isGetterMethod(method);
    }
    String name = method.getSimpleName().toString();
    if (!method.getParameters().isEmpty() || !name.startsWith("get") || name.length() == 3) {
      return false;
    }
    String field = name.substring(3);
    if (has(method, "get" + field + "Count")) {
      return false; // the deprecated view of a map field; getXMap is the reader
    }
    if (field.endsWith("List") || field.endsWith("Map")) {
      return has(method, "get" + stem(field) + "Count")
          && !field.endsWith("BuilderList")
          && !field.endsWith("OrBuilderList");
    }
    return !NOT_FIELDS.contains(Introspector.decapitalize(field))
        && !field.endsWith("OrBuilder")
        && !isVariantOf(method, name, "Bytes")
        && !isVariantOf(method, name, "Value")
        && !isVariantOf(method, name, "Count", "List")
        && !isVariantOf(method, name, "Count", "Map")
        && !field.endsWith("Case");
  }

  @Override
  public boolean isPresenceCheckMethod(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (isMember(method, message)) {
      return name.startsWith("has") && name.length() > 3 && method.getParameters().isEmpty();
    }
    return !isMember(method, builder) && super.isPresenceCheckMethod(method);
  }

  @Override
  public String getPropertyName(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (isMember(method, builder) && (name.startsWith("addAll") || name.startsWith("putAll"))) {
      return Introspector.decapitalize(name.substring(6));
    }
    if (isMember(method, message) && name.startsWith("get")) {
      String field = name.substring(3);
      boolean collection =
          (field.endsWith("List") || field.endsWith("Map"))
              && has(method, "get" + stem(field) + "Count");
      return Introspector.decapitalize(collection ? stem(field) : field);
    }
    return super.getPropertyName(method);
  }

  private static String stem(String field) {
    return field.substring(0, field.length() - (field.endsWith("List") ? 4 : 3));
  }

  /** Whether {@code name} is {@code base + suffix} of a base accessor that exists beside it. */
  private static boolean isVariantOf(ExecutableElement method, String name, String suffix) {
    return isVariantOf(method, name, suffix, "");
  }

  private static boolean isVariantOf(
      ExecutableElement method, String name, String suffix, String baseSuffix) {
    return name.endsWith(suffix)
        && has(method, name.substring(0, name.length() - suffix.length()) + baseSuffix);
  }

  private static boolean isMap(ExecutableElement method, String field) {
    return has(method, "putAll" + field);
  }

  private static boolean has(ExecutableElement method, String name) {
    return ElementFilter.methodsIn(typeOf(method).getEnclosedElements()).stream()
        .anyMatch(sibling -> sibling.getSimpleName().contentEquals(name));
  }

  private static Element typeOf(ExecutableElement method) {
    return Objects.requireNonNull(method.getEnclosingElement(), "a method has a type around it");
  }

  private boolean isMember(ExecutableElement method, @Nullable TypeMirror type) {
    return isAssignable(typeOf(method).asType(), type);
  }

  private boolean isAssignable(TypeMirror candidate, @Nullable TypeMirror type) {
    return type != null && typeUtils.isAssignable(candidate, type);
  }
}
