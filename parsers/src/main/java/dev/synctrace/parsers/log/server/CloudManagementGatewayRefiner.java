package dev.synctrace.parsers.log.server;

import dev.synctrace.grammar.CloudManagementGatewayParser.CmgCertificateCountContext;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Severity;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Certificates that cannot be sent, in the logs of the cloud management gateway. field-messages.md
 * section 1.6.
 */
public final class CloudManagementGatewayRefiner implements MessageRefiner {

  /**
   * Without a usable certificate, the management point asks for one that cannot be sent. Other
   * counts of 0 are normal.
   */
  @Override
  public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
    return message instanceof CmgCertificateCountContext count
            && count.detail.clientFilter() != null
            && read.attributes().number(Attribute.RECORD_COUNT).orElse(1) == 0
        ? read.withSeverity(Severity.ERROR)
        : read;
  }
}
