package jmasm.linker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jmasm.base.MalformedInput;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Makes one manifest of several, as Microsoft's mt does: what a manifest can say only once becomes one element with the
 * attributes of all, anything else is put beside what is there already.
 */
final class ManifestMerger {

    /** Elements that stand for one thing of the program, wherever they are said. */
    private static final Set<String> SAID_ONCE = Set.of(
            "application",
            "assembly",
            "assemblyIdentity",
            "compatibility",
            "noInherit",
            "requestedExecutionLevel",
            "requestedPrivileges",
            "security",
            "trustInfo",
            "windowsSettings");

    private static final int DEEPEST = 64;

    private final DocumentBuilder builder;
    private Document merged;

    /** @param first the manifest that the others are merged into */
    ManifestMerger(byte[] first) throws MalformedInput {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            // A manifest needs no other files, and nothing that grows when it is read.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            this.builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser knows its own features", e);
        }
        this.merged = parse(first);
    }

    /** @throws MalformedInput when it is no manifest or contradicts those before it */
    void add(byte[] manifest) throws MalformedInput {
        merge(merged.getDocumentElement(), parse(manifest).getDocumentElement());
    }

    /** True when the manifest says which privileges the program needs. */
    boolean saysPrivileges() {
        return merged.getElementsByTagNameNS("*", "requestedExecutionLevel").getLength() > 0;
    }

    byte[] toBytes() {
        return new ManifestText().of(merged.getDocumentElement()).getBytes(StandardCharsets.UTF_8);
    }

    private Document parse(byte[] manifest) throws MalformedInput {
        try {
            Document document = builder.parse(new ByteArrayInputStream(manifest));
            if (!"assembly".equals(document.getDocumentElement().getLocalName())) {
                throw new MalformedInput("a manifest is an element <assembly>");
            }
            checkDepth(document);
            return document;
        } catch (SAXException | IOException e) {
            throw new MalformedInput("it is no XML, as a manifest must be");
        }
    }

    private static void checkDepth(Document document) throws MalformedInput {
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
            } else {
                while (node != null && node.getNextSibling() == null) {
                    node = node.getParentNode();
                    depth--;
                }
                node = node == null ? null : node.getNextSibling();
            }
            if (depth > DEEPEST) {
                throw new MalformedInput("its elements are nested too deeply");
            }
        }
    }

    private void merge(Element into, Element from) throws MalformedInput {
        mergeAttributes(into, from);
        for (Node node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                mergeChild(into, child);
            } else if (node.getNodeType() == Node.TEXT_NODE
                    && !node.getTextContent().isBlank()) {
                mergeText(into, node.getTextContent().strip());
            }
        }
    }

    private void mergeChild(Element into, Element child) throws MalformedInput {
        for (Node node = into.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element known && isSameName(known, child)) {
                if (SAID_ONCE.contains(child.getLocalName())) {
                    merge(known, child);
                    return;
                }
                if (sameWithoutBlanks(known, child)) {
                    return;
                }
            }
        }
        into.appendChild(merged.importNode(child, true));
    }

    private static boolean isSameName(Element a, Element b) {
        return a.getLocalName().equals(b.getLocalName())
                && String.valueOf(a.getNamespaceURI()).equals(String.valueOf(b.getNamespaceURI()));
    }

    private static boolean sameWithoutBlanks(Element a, Element b) {
        ManifestText text = new ManifestText();
        return text.of(a).equals(text.of(b));
    }

    private static void mergeText(Element into, String text) throws MalformedInput {
        if (into.getTextContent().isBlank()) {
            into.setTextContent(text);
        } else if (!into.getTextContent().strip().equals(text)) {
            throw new MalformedInput("another manifest says something else in <" + into.getLocalName() + ">");
        }
    }

    private static void mergeAttributes(Element into, Element from) throws MalformedInput {
        NamedNodeMap attributes = from.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                continue;
            }
            String name = attribute.getLocalName();
            if (!into.hasAttributeNS(attribute.getNamespaceURI(), name)) {
                into.setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), attribute.getValue());
            } else if (!into.getAttributeNS(attribute.getNamespaceURI(), name).equals(attribute.getValue())) {
                throw new MalformedInput(String.format(
                        "its %s of <%s> is '%s', in another manifest it is '%s'",
                        name,
                        from.getLocalName(),
                        attribute.getValue(),
                        into.getAttributeNS(attribute.getNamespaceURI(), name)));
            }
        }
    }
}
