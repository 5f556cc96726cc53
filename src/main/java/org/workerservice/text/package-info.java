/**
 * Functions on written words: basic letters for other scripts, sounds, edit distances.
 *
 * <p>A leaf, shared by matching and search: depends on no other package of the service. Everything
 * is pure, bounded in time and safe for any thread.
 */
package org.workerservice.text;
