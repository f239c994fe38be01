"""What is done to documents: values in, values out. No Prefect, no database, no environment."""
