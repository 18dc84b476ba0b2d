/** To be imported before parse-server, whose logger otherwise makes a folder where the shop was started. */
process.env.PARSE_SERVER_LOGS_FOLDER = 'null';
