package dev.synctrace.cli.option;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "synctrace " + number(), "Java " + Runtime.version() + " on " + System.getProperty("os.name")
    };
  }

  /** Such as {@code 0.1.0}; {@code development} when run from classes without a manifest. */
  public static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
