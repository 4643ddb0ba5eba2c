package dev.sluice.internal.codec;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Decodes the elements of one opened frame, each when it is asked for.
 *
 * <p>After a failure the frame cannot be read on.
 *
 * <p><b>Thread rule:</b> confined to one thread at a time; independent of the reader that opened it.
 */
public final class ElementFrame implements Iterator<Object> {
    private final Decoder decoder;
    private final int elementCount;
    private int nextIndex;

    ElementFrame(Decoder decoder, int elementCount) {
        this.decoder = decoder;
        this.elementCount = elementCount;
        checkEnd();
    }

    /** Returns the number of elements in the frame, read or not. */
    public int elementCount() {
        return elementCount;
    }

    @Override
    public boolean hasNext() {
        return nextIndex < elementCount;
    }

    /**
     * Returns the next element.
     *
     * @throws StreamingException when its value does not fit the present class, as after a constant was removed
     */
    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The frame has " + elementCount + " elements, and all were read.");
        }
        try {
            Object element = decoder.readElement();
            nextIndex++;
            checkEnd();
            return element;
        } catch (StreamingException failure) {
            throw failure;
        } catch (CodecPathException problem) {
            throw refused(problem.describe(), problem);
        } catch (RuntimeException failure) {
            throw refused(failure.toString(), failure);
        }
    }

    private StreamingException refused(String problem, RuntimeException cause) {
        return new StreamingException(
                ErrorCode.CODEC_SCHEMA_MISMATCH,
                "Cannot read element " + nextIndex + " of " + elementCount + " (offset "
                        + decoder.in().position() + "): " + problem,
                cause);
    }

    private void checkEnd() {
        if (nextIndex == elementCount && decoder.in().remaining() > 0) {
            throw decoder.in().corrupt(decoder.in().remaining() + " bytes follow the last element");
        }
    }
}
