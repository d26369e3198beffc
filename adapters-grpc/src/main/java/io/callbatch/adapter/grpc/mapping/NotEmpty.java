package io.callbatch.adapter.grpc.mapping;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.mapstruct.Qualifier;

/**
 * Says of a mapping that it is left out where the source is an empty map or list. A builder makes
 * one of its own as soon as anything is put into it, be it nothing.
 */
@Qualifier
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@interface NotEmpty {}
