/** What each address answers: one class per page. */
@NullMarked
package dev.synctrace.serve.page;

import org.jspecify.annotations.NullMarked;
