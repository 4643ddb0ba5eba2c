package dev.sluice.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the methods of a Java file and how many lines each has, by following its braces.
 *
 * <p>A block belongs to a type, a method or something else, told apart by the text before its brace: the header. What
 * stands in parentheses is left out of a header, so that neither an annotation's values nor a lambda looks like one.
 *
 * <p><b>Thread rule:</b> confined to one call of {@link #methods}.
 */
final class MethodScanner {
    /** A method or constructor: its name and its lines, from the header's first to the closing brace. */
    record Method(String name, int lineCount) {}

    private enum Kind {
        TYPE,
        METHOD,
        OTHER
    }

    private record Block(Kind kind, String header, int firstLine) {}

    private static final Pattern UNSEEN = Pattern.compile(
            "\"\"\".*?(?<!\\\\)\"\"\"|\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:\\\\.|[^'\\\\\n])*'|//[^\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);
    private static final Pattern TYPE_HEADER = Pattern.compile("\\b(class|interface|enum|record)\\s+\\w");
    private static final Pattern BODY_OF_CONSTANT_OR_NEW =
            Pattern.compile("^[A-Z][A-Z_0-9]*(\\(\\))?$|\\bnew\\b.*\\)$");
    private static final Pattern NAME = Pattern.compile("(\\w+)\\s*(\\(|$)");

    private final String text;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final Deque<String> outerHeaders = new ArrayDeque<>();
    private final List<Method> methods = new ArrayList<>();
    private final StringBuilder header = new StringBuilder();
    private int parentheses;
    private int line = 1;
    private int headerLine = 1;

    private MethodScanner(String text) {
        this.text = text;
    }

    static List<Method> methods(String source) {
        MethodScanner scanner = new MethodScanner(blankOutUnseen(source));
        scanner.scan();
        return List.copyOf(scanner.methods);
    }

    /** Replaces literals and comments by line ends alone, so that no brace in them counts and every line keeps its number. */
    private static String blankOutUnseen(String source) {
        return UNSEEN.matcher(source)
                .replaceAll(match -> "\n".repeat((int)
                        match.group().chars().filter(c -> c == '\n').count()));
    }

    private void scan() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> {
                    line++;
                    append(' ');
                }
                case '(' -> {
                    append(c);
                    parentheses++;
                }
                case ')' -> {
                    parentheses--;
                    append(c);
                }
                case '{' -> open();
                case '}' -> close();
                case ';' -> endStatement();
                default -> append(c);
            }
        }
    }

    private void append(char c) {
        if (parentheses > 0) {
            return;
        }
        if (header.isEmpty()) {
            if (Character.isWhitespace(c)) {
                return;
            }
            headerLine = line;
        }
        header.append(c);
    }

    private void endStatement() {
        if (parentheses == 0) {
            header.setLength(0);
        }
    }

    private void open() {
        String before = header.toString().strip();
        blocks.push(new Block(kindOf(before), before, headerLine));
        outerHeaders.push(parentheses + ":" + (parentheses > 0 ? before : ""));
        parentheses = 0;
        header.setLength(0);
    }

    private void close() {
        Block block = blocks.pop();
        if (block.kind() == Kind.METHOD) {
            methods.add(new Method(nameIn(block.header()), line - block.firstLine() + 1));
        }
        String outer = outerHeaders.pop();
        int colon = outer.indexOf(':');
        parentheses = Integer.parseInt(outer.substring(0, colon));
        header.setLength(0);
        header.append(outer, colon + 1, outer.length());
        headerLine = block.firstLine();
    }

    private Kind kindOf(String before) {
        if (parentheses > 0) {
            return Kind.OTHER;
        }
        if (TYPE_HEADER.matcher(before).find()
                || BODY_OF_CONSTANT_OR_NEW.matcher(before).find()) {
            return Kind.TYPE;
        }
        boolean isMember = !blocks.isEmpty() && blocks.peek().kind() == Kind.TYPE;
        return isMember && !before.contains("=") ? Kind.METHOD : Kind.OTHER;
    }

    private static String nameIn(String header) {
        String last = "?";
        for (Matcher matcher = NAME.matcher(header); matcher.find(); ) {
            last = matcher.group(1);
            if (matcher.group(2).equals("(")
                    && !header.substring(0, matcher.start()).endsWith("@")) {
                return last;
            }
        }
        return last;
    }
}
