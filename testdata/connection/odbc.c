/* SPDX-License-Identifier: Apache-2.0
 * ODBC's handles, as its headers declare them. */
typedef void *SQLHANDLE;
typedef short SQLSMALLINT;
typedef SQLSMALLINT SQLRETURN;
SQLRETURN SQLAllocHandle(SQLSMALLINT type, SQLHANDLE input, SQLHANDLE *output);
SQLRETURN SQLFreeHandle(SQLSMALLINT type, SQLHANDLE handle);
SQLRETURN SQLFreeStmt(SQLHANDLE statement, unsigned short option);
SQLRETURN SQLExecDirect(SQLHANDLE statement, unsigned char *text, int length);

int run(SQLHANDLE connection, unsigned char *text) {
  SQLHANDLE statement;
  SQLRETURN answer = SQLAllocHandle(3, connection, &statement);
  if (answer != 0 && answer != 1)
    return -1;
  if (SQLExecDirect(statement, text, -3) < 0)
    return -1; /* expect-connleak-error-path {'statement' from SQLAllocHandle()} */
  SQLFreeStmt(statement, 0);
  SQLFreeHandle(3, statement);
  return 0;
}
