-- As the server's own account: psql --file=postgresql.sql
-- Two accounts. One owns the tables and is used to update them; the other is the site's own, and owns nothing.
CREATE ROLE goldenthread_owner LOGIN;
CREATE ROLE goldenthread_site LOGIN;
CREATE DATABASE goldenthread OWNER goldenthread_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE goldenthread FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE goldenthread TO goldenthread_site;
