"""The findings section: the register, a finding’s record, and one page for each verb."""
