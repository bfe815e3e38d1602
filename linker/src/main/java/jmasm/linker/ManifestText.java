package jmasm.linker;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Writes a manifest: the same elements give the same text, whoever parsed them. Comments and blanks are gone. */
final class ManifestText {

    private static final String INDENT = "  ";

    String of(Element root) {
        StringBuilder out = new StringBuilder("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n");
        write(root, "", new HashMap<>(), out);
        return out.toString();
    }

    /** @param scope the namespaces that prefixes stand for here */
    private static void write(Element element, String indent, Map<String, String> scope, StringBuilder out) {
        Map<String, String> inner = new HashMap<>(scope);
        Map<String, String> attributes = new TreeMap<>();
        declare(element, inner, attributes);
        NamedNodeMap given = element.getAttributes();
        for (int i = 0; i < given.getLength(); i++) {
            Attr attribute = (Attr) given.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.put(attribute.getName(), attribute.getValue());
                if (attribute.getPrefix() != null) {
                    declare(attribute, inner, attributes);
                }
            }
        }
        out.append(indent).append('<').append(element.getTagName());
        attributes.forEach((name, value) ->
                out.append(' ').append(name).append("='").append(escaped(value)).append('\''));
        StringBuilder content = new StringBuilder();
        String text = "";
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                write(child, indent + INDENT, inner, content);
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text += node.getTextContent().strip();
            }
        }
        if (content.length() == 0 && text.isEmpty()) {
            out.append("/>\n");
        } else if (content.length() == 0) {
            out.append('>')
                    .append(escaped(text))
                    .append("</")
                    .append(element.getTagName())
                    .append(">\n");
        } else {
            out.append(">\n").append(text.isEmpty() ? "" : indent + INDENT + escaped(text) + "\n");
            out.append(content)
                    .append(indent)
                    .append("</")
                    .append(element.getTagName())
                    .append(">\n");
        }
    }

    private static void declare(Node node, Map<String, String> scope, Map<String, String> attributes) {
        String prefix = node.getPrefix() == null ? "" : node.getPrefix();
        String namespace = node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
        if (!namespace.equals(scope.getOrDefault(prefix, ""))) {
            scope.put(prefix, namespace);
            attributes.put(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;");
    }
}
