package org.halte.web.pages;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which address gives which built page, and how long a browser may keep it. */
@Configuration
class PageConfiguration implements WebMvcConfigurer {
  private static final List<String> DESK_PAGES =
      List.of(
          "/desk/{page:[^.]*}",
          "/desk/{page:[^.]*}/{id}",
          "/desk/{page:[^.]*}/{id}/{part:[^.]*}",
          "/sign-in",
          "/setup",
          "/setup/{token}",
          "/join",
          "/join/{token}",
          "/reset",
          "/reset/{token}");
  private static final String DESK = "forward:/desk/index.html";
  private static final String FILL = "forward:/fill/index.html";
  private static final String APP = "forward:/app/index.html";

  /** Names under /assets carry a digest of their content, so they never change. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/app/**")
        .addResourceLocations("classpath:/static/app/")
        .setCacheControl(CacheControl.noCache());
    registry
        // A pattern, not the bare address: of that one nothing is left to look for in the folder.
        .addResourceHandler("/fill/*.html")
        .addResourceLocations("classpath:/static/fill/")
        .setCacheControl(CacheControl.noCache());
    registry
        .addResourceHandler("/desk/**")
        .addResourceLocations("classpath:/static/desk/")
        .setCacheControl(CacheControl.noCache());
  }

  /** The desk is one page that reads its own address; so are the pages around signing in. */
  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/app", "/app/");
    registry.addRedirectViewController("/desk", "/desk/");
    registry.addViewController("/app/").setViewName(APP);
    registry.addViewController("/desk/").setViewName(DESK);
    registry.addViewController("/fill/").setViewName(FILL);
    registry.addViewController("/fill/{token:[^.]*}").setViewName(FILL);
    for (var page : DESK_PAGES) {
      registry.addViewController(page).setViewName(DESK);
    }
  }
}
