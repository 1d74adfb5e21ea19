package dev.synctrace.cli.option;

import dev.synctrace.graph.access.Cloud;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads constants by the names they have on the command line, such as {@code usgov-dod}. */
public abstract class KebabCaseConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] constants;

  KebabCaseConverter(E[] constants) {
    this.constants = constants;
  }

  @Override
  public E convert(String name) {
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'"
                    + name
                    + "' is not one of "
                    + Arrays.stream(constants)
                        .map(Enum::toString)
                        .collect(Collectors.joining(", "))));
  }

  public static final class Clouds extends KebabCaseConverter<Cloud> {
    Clouds() {
      super(Cloud.values());
    }
  }

  static final class Methods extends KebabCaseConverter<SignInOptions.SignInMethod> {
    Methods() {
      super(SignInOptions.SignInMethod.values());
    }
  }
}
