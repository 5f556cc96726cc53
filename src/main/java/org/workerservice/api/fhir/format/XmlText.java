package org.workerservice.api.fhir.format;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.workerservice.api.http.answer.RefusedRequest;

/** Refuses XML that must not reach a parser: document types, entities and deep nesting. */
final class XmlText {
  private static final int MAX_DEPTH = 32;
  private static final XMLInputFactory FACTORY = factory();

  private XmlText() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  /**
   * Checks a document.
   *
   * @throws RefusedRequest if it is not well-formed, has a document type or is nested too deeply
   */
  static void check(String text) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> depth++;
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw refused("The document must not have a document type or entities.");
          default -> {}
        }
        if (depth > MAX_DEPTH) {
          throw refused("The elements are nested too deeply.");
        }
      }
    } catch (XMLStreamException _) {
      // Its message may quote the document.
      throw refused("The body is not well-formed XML.");
    }
  }

  private static RefusedRequest refused(String message) {
    return RefusedRequest.malformed("", "malformed", message);
  }
}
