package io.callbatch.adapter.json.http;

import io.callbatch.adapter.json.hubspot.route.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * {@code /openapi.json}, and {@code /docs}: Swagger UI from the class path, with nothing from
 * another host. Only the files named here are served.
 */
final class DocumentationRoutes {

  private static final String POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private DocumentationRoutes() {}

  static void add(Routes routes, RouteTable hubSpot, HttpFront front) {
    String swaggerUi = "/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/";
    routes.get(
        "/",
        (request, response) ->
            response
                .status(302)
                .header("Location", front.elsewhere(request).orElse("") + "/docs")
                .send());
    routes.get("/openapi.json", new ApiDescription(read("openapi.json"), hubSpot, front));
    page(routes, "/docs", "docs.html");
    page(routes, "/docs/", "docs.html");
    file(routes, "/docs/start.js", "start.js", "text/javascript; charset=utf-8");
    file(
        routes,
        "/docs/swagger-ui-bundle.js",
        swaggerUi + "swagger-ui-bundle.js",
        "text/javascript; charset=utf-8");
    file(
        routes,
        "/docs/swagger-ui-bundle.js.LICENSE.txt",
        swaggerUi + "swagger-ui-bundle.js.LICENSE.txt",
        "text/plain; charset=utf-8");
    file(routes, "/docs/swagger-ui.css", swaggerUi + "swagger-ui.css", "text/css; charset=utf-8");
    file(routes, "/docs/favicon-32x32.png", swaggerUi + "favicon-32x32.png", "image/png");
  }

  private static void page(Routes routes, String path, String resource) {
    byte[] content = read(resource);
    routes.get(
        path,
        (request, response) -> {
          response.header(SecurityHeaders.POLICY, SecurityHeaders.PAGE_POLICY);
          Answer.send(request, response, "text/html; charset=utf-8", content);
        });
  }

  private static void file(Routes routes, String path, String resource, String contentType) {
    byte[] content = read(resource);
    routes.get(path, (request, response) -> Answer.send(request, response, contentType, content));
  }

  private static String swaggerUiVersion() {
    Properties pom = new Properties();
    try (InputStream source = open(POM)) {
      pom.load(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pom.getProperty("version");
  }

  private static byte[] read(String resource) {
    try (InputStream source = open(resource)) {
      return source.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream source = DocumentationRoutes.class.getResourceAsStream(resource);
    if (source == null) {
      throw new IllegalStateException("the resource " + resource + " isn't on the class path");
    }
    return source;
  }
}
