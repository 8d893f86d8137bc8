"""What people say of the figures: comments on single months, and the commentary of a report till it is published."""
