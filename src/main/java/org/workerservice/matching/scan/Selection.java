package org.workerservice.matching.scan;

/** Finds a value by its rank without sorting all of them (Hoare's quickselect). */
final class Selection {
  private Selection() {}

  /**
   * Returns the value that would be at this place if the values were sorted; changes their order.
   *
   * @param values distinct
   * @param place from 0
   */
  static int select(int[] values, int place) {
    int from = 0;
    int to = values.length - 1;
    while (from < to) {
      int pivot = values[(from + to) >>> 1];
      int low = from;
      int high = to;
      while (low <= high) {
        while (values[low] < pivot) {
          low++;
        }
        while (values[high] > pivot) {
          high--;
        }
        if (low <= high) {
          int swapped = values[low];
          values[low++] = values[high];
          values[high--] = swapped;
        }
      }
      if (place <= high) {
        to = high;
      } else if (place >= low) {
        from = low;
      } else {
        return values[place];
      }
    }
    return values[place];
  }
}
